# S24: A gather is cancelled, and a child fails in its clean-up.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError("clean-up")

    async def other():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(2)
            say("other ends", now())

    gathering = asyncio.gather(work(), other())
    await asyncio.sleep(1)
    gathering.cancel()
    say(await attempted(gathering), now())
    await asyncio.sleep(5)


asyncio.run(main())
