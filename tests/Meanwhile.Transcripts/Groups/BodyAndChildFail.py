# S40: The body's failure and those of children are all in the exception; the body's comes last.

import asyncio

from transcript import say, attempted


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise KeyError("child")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(1)
            raise ValueError("body")

    say(await attempted(body()))


asyncio.run(main())
