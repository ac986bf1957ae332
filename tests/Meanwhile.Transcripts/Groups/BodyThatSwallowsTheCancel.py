# S40: A body that swallows the cancel by which a failing child ends it.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                say("swallowed", now())
            await asyncio.sleep(1)
            say("body ends", now())

    say(await attempted(body()), now())
    say(asyncio.current_task().cancelling())


asyncio.run(main())
