# S40, S60: A task with a group is left when main ends: its children end before it.

import asyncio

from transcript import say, now


async def main():
    async def child():
        try:
            await asyncio.sleep(100)
        finally:
            await asyncio.sleep(1)
            say("child ends", now())

    async def parent():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(child())
        finally:
            say("parent ends", now())

    asyncio.create_task(parent())
    await asyncio.sleep(1)


asyncio.run(main())
