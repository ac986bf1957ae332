"""Await of a child that itself has to wait: one trip through the loop, with a caller above it."""

import asyncio

from measured import show_operation

CALLS = 20_000


async def child(number):
    await asyncio.sleep(0)
    return number


async def work():
    total = 0
    for number in range(CALLS):
        total += await child(number)
    return total


async def main():
    await show_operation(CALLS, work)
