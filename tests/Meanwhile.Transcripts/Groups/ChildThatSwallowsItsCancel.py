# S40: A child that swallows its cancel is waited for all the same.

import asyncio

from transcript import say, attempted, now


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            say("no")
        await asyncio.sleep(3)
        return "value"

    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def body():
        nonlocal task
        async with asyncio.TaskGroup() as group:
            task = group.create_task(stubborn())
            group.create_task(fail())

    task = None
    say(await attempted(body()), now())
    say(task.result(), task.cancelled())


asyncio.run(main())
