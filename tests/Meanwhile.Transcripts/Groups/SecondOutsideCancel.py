# S42: A second cancel from outside does not abandon the children.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(2)
            say("child cleaned up at", now())

    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("first")
    await asyncio.sleep(1)
    say(task.cancel("second"), task.done())
    say(await attempted(task), task.cancelled(), task.cancelling(), now())


asyncio.run(main())
