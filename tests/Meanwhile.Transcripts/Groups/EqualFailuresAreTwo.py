# S40: Two children fail in the same way: those are two failures.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        raise ValueError("boom")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(fail())

    say(await attempted(body()))


asyncio.run(main())
