# S40: A failing child cancels its sibling and the body, and the group raises what failed.

import asyncio

from transcript import say, attempted, now


async def main():
    async def sibling():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            say("sibling cancelled at", now())
            raise

    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(fail())
            try:
                await asyncio.sleep(20)
            except asyncio.CancelledError:
                say("body cancelled at", now())
                raise

    say(await attempted(body()))
    say(asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    say("awaiting works", now())


asyncio.run(main())
