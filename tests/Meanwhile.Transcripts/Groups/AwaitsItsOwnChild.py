# S40: The body awaits a child that fails: the failure is in the exception once.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def body():
        async with asyncio.TaskGroup() as group:
            task = group.create_task(fail())
            await task

    say(await attempted(body()), now())


asyncio.run(main())
