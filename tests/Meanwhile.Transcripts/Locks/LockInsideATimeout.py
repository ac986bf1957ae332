# S50, S80: A timeout expires while its body holds a lock that another waits for.

import asyncio

from transcript import say, attempted, now


async def main():
    gate = asyncio.Lock()

    async def holder():
        async with asyncio.timeout(1):
            async with gate:
                await asyncio.sleep(10)

    async def waiter():
        async with gate:
            say("waiter has it", now())

    task = asyncio.create_task(holder())
    await asyncio.sleep(0)
    waiting = asyncio.create_task(waiter())
    say(await attempted(task), now())
    await waiting


asyncio.run(main())
