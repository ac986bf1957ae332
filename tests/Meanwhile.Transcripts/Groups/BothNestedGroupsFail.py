# S40: A child of the inner and a child of the outer group fail in one turn.

import asyncio

from transcript import say, attempted, now, text


async def main():
    async def fail(text):
        await asyncio.sleep(1)
        raise ValueError(text)

    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("inner"))

    async def outer():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("outer"))
            group.create_task(inner())

    say(await attempted(outer()), now())


asyncio.run(main())
