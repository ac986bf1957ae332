# S40: A group is cancelled from outside, and a child fails in its clean-up.

import asyncio

from transcript import say, attempted


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError("clean-up")

    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
