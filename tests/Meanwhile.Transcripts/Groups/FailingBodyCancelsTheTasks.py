# S40: A body that fails cancels the tasks, and its error is in the group's exception.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            say("child ends at", now())

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(1)
            raise ValueError("body")

    say(await attempted(body()), now())


asyncio.run(main())
