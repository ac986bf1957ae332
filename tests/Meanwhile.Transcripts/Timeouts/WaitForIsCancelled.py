# S53: Cancelling a task that is in a wait_for cancels what it waits for.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            say("work ends at", now())

    async def waiter():
        await asyncio.wait_for(work(), 5)

    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    task.cancel("why")
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
