# S53: A task in a wait_for is cancelled while what it waits for cleans up after the deadline.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(5)

    async def waiter():
        await asyncio.wait_for(work(), 1)

    task = asyncio.create_task(waiter())
    await asyncio.sleep(2)
    task.cancel("outside")
    error = await attempted(task)
    say(type(error).__name__, task.cancelled(), now())


asyncio.run(main())
