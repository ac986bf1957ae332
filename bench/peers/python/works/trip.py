"""Yield to the loop and back."""

import asyncio

from measured import show_operation

TRIPS = 20_000


async def work():
    for _ in range(TRIPS):
        await asyncio.sleep(0)


async def main():
    await show_operation(TRIPS, work)
