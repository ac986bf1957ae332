# S40: A group that is cancelled from outside cancels its children, waits for them, and passes the cancel on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(1)
            say("child cleaned up at", now())

    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("outside")
    say(await attempted(task), task.cancelled(), task.cancelling(), now())


asyncio.run(main())
