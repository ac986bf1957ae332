# S60: Callbacks and timers that are left when main ends.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, say, "never")
    loop.call_soon(say, "soon")
    say("main ends")


asyncio.run(main())
say("run returned")
