# S3: What a callback queues runs in the next turn, not in its own.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()

    def outer():
        say("outer")
        loop.call_soon(say, "inner")

    loop.call_soon(outer)
    loop.call_soon(say, "beside")
    await asyncio.sleep(0)
    say("after one turn")
    await asyncio.sleep(0)
    say("after two turns")


asyncio.run(main())
