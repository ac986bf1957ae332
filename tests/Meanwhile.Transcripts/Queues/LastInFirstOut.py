# A LIFO queue gives the newest item first.

import asyncio

from transcript import say


async def main():
    queue = asyncio.LifoQueue()
    for item in "cab":
        await queue.put(item)
    say([await queue.get() for _ in range(3)])


asyncio.run(main())
