# S34, S40: The body raises a cancelled error by hand: the children are cancelled, and the error passes.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            say("child ends", now())

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(1)
            raise asyncio.CancelledError("by hand")

    say(await attempted(body()), asyncio.current_task().cancelling())


asyncio.run(main())
