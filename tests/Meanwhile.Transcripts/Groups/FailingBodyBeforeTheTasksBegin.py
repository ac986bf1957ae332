# S30, S40: A body that fails before its tasks began: they never run.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        say("never")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            raise ValueError("body")

    say(await attempted(body()), now())


asyncio.run(main())
