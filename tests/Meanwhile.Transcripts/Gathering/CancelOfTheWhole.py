# S24, S36: Cancelling a gather cancels all that it gathers, and it ends when they have ended.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(name, seconds):
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(seconds)
            say(name, "cleaned up at", now())

    gathering = asyncio.gather(work("a", 1), work("b", 2))
    await asyncio.sleep(1)
    say(gathering.cancel(), gathering.done())
    say(await attempted(gathering), now())
    await asyncio.sleep(5)


asyncio.run(main())
