# S24: A gather is cancelled, and a child swallows that: the gather is cancelled all the same, once all have ended.

import asyncio

from transcript import say, attempted, now


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(1)
            return "swallowed"

    task = asyncio.create_task(stubborn())
    gathering = asyncio.gather(task)
    await asyncio.sleep(1)
    gathering.cancel()
    say(await attempted(gathering), now())
    say(await task)


asyncio.run(main())
