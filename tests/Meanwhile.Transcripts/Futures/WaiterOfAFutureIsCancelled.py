# S35: Cancelling a task that awaits a future cancels the future.

import asyncio

from transcript import say, attempt, attempted


async def main():
    future = asyncio.get_running_loop().create_future()

    async def waiter():
        await future

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    say(task.cancel("why"), future.cancelled())
    say(await attempted(task))
    say(future.cancelled(), attempt(future.result))


asyncio.run(main())
