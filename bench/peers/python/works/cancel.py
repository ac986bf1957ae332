"""Cancel 100,000 tasks that are parked three awaits deep, and wait until all have ended."""

import asyncio

from measured import expect, show_operation

PARKED = 100_000
FAR = 3600


async def third():
    await asyncio.sleep(FAR)
    return 1


async def second():
    return await third() + 1


async def first():
    return await second() + 1


async def work():
    tasks = [asyncio.create_task(first()) for _ in range(PARKED)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    expect("cancelled", sum(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes), PARKED)


async def main():
    await show_operation(1, work, times=1)
