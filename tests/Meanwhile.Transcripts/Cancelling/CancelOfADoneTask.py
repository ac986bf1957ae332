# S20: Cancelling a task that is done returns false and counts nothing.

import asyncio

from transcript import say


async def main():
    async def work():
        return "result"

    task = asyncio.create_task(work())
    await task
    say(task.cancel(), task.cancelling(), task.cancelled(), await task)


asyncio.run(main())
