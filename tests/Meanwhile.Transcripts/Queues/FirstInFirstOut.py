# A queue gives its items in the order in which they were put.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()
    for item in "cab":
        await queue.put(item)
    say(queue.qsize(), queue.empty(), queue.full(), queue.maxsize)
    say([await queue.get() for _ in range(3)], queue.empty())


asyncio.run(main())
