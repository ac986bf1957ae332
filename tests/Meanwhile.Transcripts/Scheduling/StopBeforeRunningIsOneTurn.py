# S11: A loop that is stopped before it runs makes exactly one turn.

import asyncio

from transcript import say, VirtualTimeLoop


def turn(loop, number):
    say("turn", number)
    loop.call_soon(turn, loop, number + 1)


loop = VirtualTimeLoop()
loop.call_soon(turn, loop, 1)
loop.stop()
loop.run_forever()
say("stopped", loop.is_running())
loop.stop()
loop.run_forever()
say("stopped again")
loop.close()
