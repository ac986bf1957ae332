"""Iterate over an async generator, each of whose items is ready or has to be waited for."""

import asyncio

from measured import expect, show_operation

ITEMS = 50_000


async def numbers(waits):
    for number in range(ITEMS):
        if waits:
            await asyncio.sleep(0)
        yield number


async def main(items):
    async def work():
        total = 0
        async for number in numbers(items == "waited"):
            total += number
        expect("sum", total, ITEMS * (ITEMS - 1) // 2)

    await show_operation(ITEMS, work)
