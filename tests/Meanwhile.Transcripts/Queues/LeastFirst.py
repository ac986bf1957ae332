# A priority queue gives the least item first.

import asyncio

from transcript import say


async def main():
    queue = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        await queue.put(item)
    say(await queue.get())
    await queue.put(0)
    say([await queue.get() for _ in range(3)])


asyncio.run(main())
