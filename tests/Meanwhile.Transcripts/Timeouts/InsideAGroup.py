# S50: A timeout inside a child of a group: its error is one of the group's.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        async with asyncio.timeout(1):
            await asyncio.sleep(10)

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(5)

    say(await attempted(body()), now())


asyncio.run(main())
