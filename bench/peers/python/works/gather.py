"""Start 100 pieces of work that each wait once, and await all their results."""

import asyncio

from measured import show_operation

ROUNDS = 100
CHILDREN = 100


async def child(number):
    await asyncio.sleep(0)
    return number


async def work():
    total = 0
    for _ in range(ROUNDS):
        results = await asyncio.gather(*(child(number) for number in range(CHILDREN)))
        total += len(results) + results[-1]
    return total


async def main():
    await show_operation(ROUNDS * CHILDREN, work)
