"""Acquire and release a lock that is free."""

import asyncio

from measured import show_operation

TIMES = 50_000


async def work():
    gate = asyncio.Lock()
    for _ in range(TIMES):
        await gate.acquire()
        gate.release()


async def main():
    await show_operation(TIMES, work)
