# S33: A task that waits for a future is cancelled, and in the same turn the future cannot be set any more.

import asyncio

from transcript import say, attempt, attempted


async def main():
    future = asyncio.get_running_loop().create_future()

    async def work():
        await future

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    say(future.done(), type(attempt(lambda: future.set_result("item"))).__name__)
    say(await attempted(task))


asyncio.run(main())
