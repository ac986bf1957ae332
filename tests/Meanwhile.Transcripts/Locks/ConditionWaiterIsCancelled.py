# S80: A waiter of a condition that is cancelled has the lock again when its clean-up runs.

import asyncio

from transcript import say, attempted, now


async def main():
    condition = asyncio.Condition()

    async def waiter():
        async with condition:
            try:
                await condition.wait()
            finally:
                say("locked", condition.locked(), now())

    async def holder():
        async with condition:
            await asyncio.sleep(2)

    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    other = asyncio.create_task(holder())
    await asyncio.sleep(0)
    task.cancel()
    say(await attempted(task), condition.locked())
    await other


asyncio.run(main())
