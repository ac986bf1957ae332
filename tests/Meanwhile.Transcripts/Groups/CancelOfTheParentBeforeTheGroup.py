# S40: A task that was cancelled before it reaches the end of its group: the children are cancelled.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            say("child ends", now())

    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(1)
            asyncio.current_task().cancel("self")
            say("body ends")

    task = asyncio.create_task(parent())
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
