# Items of one priority.

import asyncio

from transcript import say


class Item:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority


async def main():
    queue = asyncio.PriorityQueue()
    for number in range(6):
        await queue.put(Item(1, number))
    say([(await queue.get()).name for _ in range(6)])


asyncio.run(main())
