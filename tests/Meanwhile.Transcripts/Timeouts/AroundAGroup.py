# S50: A timeout around a group ends its children first.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(1)
            say("child cleaned up at", now())

    async def body():
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(child())

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
