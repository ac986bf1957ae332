# S11: A turn in which the loop is stopped runs to its end, and what it queues waits for the next run.

import asyncio

from transcript import say, VirtualTimeLoop


def stop():
    say("stop")
    loop.stop()
    loop.call_soon(say, "queued meanwhile")


loop = VirtualTimeLoop()
loop.call_soon(stop)
loop.call_soon(say, "same turn")
loop.run_forever()
say("stopped")
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
