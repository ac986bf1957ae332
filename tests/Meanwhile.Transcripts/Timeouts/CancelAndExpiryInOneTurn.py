# S50: A task is cancelled from outside, and in the same turn its timeout expires.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        async with asyncio.timeout(1):
            await asyncio.sleep(10)

    asyncio.get_running_loop().call_at(1, lambda: task.cancel("outside"))
    task = asyncio.create_task(work())
    error = await attempted(task)
    say(type(error).__name__, task.cancelled(), task.cancelling())


asyncio.run(main())
