"""Create a task, let it run, and await its result."""

import asyncio

from measured import show_operation

CREATED = 20_000


async def child():
    return 1


async def work():
    total = 0
    for _ in range(CREATED):
        total += await asyncio.create_task(child())
    return total


async def main():
    await show_operation(CREATED, work)
