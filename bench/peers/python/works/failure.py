"""An exception that passes five awaits, thrown at once or after a wait."""

import asyncio

from measured import expect, show_operation

FAILURES = 5_000


async def descend(levels, waits):
    if levels > 0:
        return await descend(levels - 1, waits) + 1
    if waits:
        await asyncio.sleep(0)
    raise ValueError("deep down")


async def main(when):
    async def work():
        caught = 0
        for _ in range(FAILURES):
            try:
                await descend(4, when == "waited")
            except ValueError:
                caught += 1
        expect("caught", caught, FAILURES)

    await show_operation(FAILURES, work)
