# S16: Awaits nested 100,000 deep.

import asyncio

from transcript import say, attempted


async def main():
    async def deep(levels):
        if levels == 0:
            await asyncio.sleep(0)
            return 0
        return 1 + await deep(levels - 1)

    error = await attempted(deep(100_000))
    say(type(error).__name__ if isinstance(error, Exception) else error)


asyncio.run(main())
