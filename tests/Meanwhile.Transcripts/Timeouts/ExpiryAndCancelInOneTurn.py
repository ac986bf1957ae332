# S50: A timeout expires, and in the same turn the task is cancelled from outside.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        async with asyncio.timeout(1):
            await asyncio.sleep(10)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_at(1, lambda: task.cancel("outside"))
    error = await attempted(task)
    say(type(error).__name__, task.cancelled(), task.cancelling())


asyncio.run(main())
