# S34: A cancelled error that is raised by hand makes the task cancelled.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        raise asyncio.CancelledError("by hand")

    task = asyncio.create_task(work())
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
