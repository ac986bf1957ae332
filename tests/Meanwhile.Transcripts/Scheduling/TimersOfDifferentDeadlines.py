# S7: Timers fire in the order of their deadlines, whatever the order in which they were set.

import asyncio

from transcript import say, now


async def main():
    loop = asyncio.get_running_loop()
    for delay in (3, 1, 2):
        loop.call_later(delay, lambda delay=delay: say(delay, "at", now()))
    await asyncio.sleep(4)
    say("end at", now())


asyncio.run(main())
