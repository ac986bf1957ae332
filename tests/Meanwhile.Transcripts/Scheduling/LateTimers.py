# S9: Timers that fell due while a step took long fire in the order of their deadlines, all in one turn.

import asyncio

from transcript import say, now, pass_time


async def main():
    loop = asyncio.get_running_loop()
    for delay in (3, 1, 2):
        loop.call_later(delay, lambda delay=delay: (say(delay, now()), loop.call_soon(say, "soon after", delay)))
    pass_time(10)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say("end")


asyncio.run(main())
