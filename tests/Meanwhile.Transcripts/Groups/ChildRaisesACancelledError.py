# S41: A child that raises a cancelled error by itself is ignored as well.

import asyncio

from transcript import say, now


async def main():
    async def child():
        raise asyncio.CancelledError("by hand")

    async with asyncio.TaskGroup() as group:
        task = group.create_task(child())
        await asyncio.sleep(1)
        say("body ends", task.cancelled())
    say("group ends", now())


asyncio.run(main())
