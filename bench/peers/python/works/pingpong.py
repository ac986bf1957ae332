"""Two tasks hand a number to and fro through two queues of one."""

import asyncio

from measured import expect, show_operation

RALLIES = 5_000


async def work():
    there, back = asyncio.Queue(1), asyncio.Queue(1)

    async def give_back():
        for _ in range(RALLIES):
            await back.put(await there.get())

    other = asyncio.create_task(give_back())
    last = None
    for number in range(RALLIES):
        await there.put(number)
        last = await back.get()
    await other
    expect("last", last, RALLIES - 1)


async def main():
    await show_operation(RALLIES, work)
