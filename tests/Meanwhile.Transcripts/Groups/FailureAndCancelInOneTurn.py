# S40: A child fails, and in the same turn the parent is cancelled from outside.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        await asyncio.sleep(1)
        task.cancel("outside")
        raise ValueError("boom")

    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(10)

    task = asyncio.create_task(parent())
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
