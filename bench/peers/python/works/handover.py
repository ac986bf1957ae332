"""Two tasks want one lock again and again, and whoever has it gives the other time to queue for it."""

import asyncio

from measured import show_operation

TURNS = 5_000


async def work():
    gate = asyncio.Lock()

    async def take():
        for _ in range(TURNS):
            await gate.acquire()
            await asyncio.sleep(0)
            gate.release()

    await asyncio.gather(take(), take())


async def main():
    await show_operation(2 * TURNS, work)
