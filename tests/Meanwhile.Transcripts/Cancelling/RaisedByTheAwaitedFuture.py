# S34: A task awaits a future that somebody else cancels: the task is cancelled, with no request counted.

import asyncio

from transcript import say, attempted


async def main():
    future = asyncio.get_running_loop().create_future()

    async def work():
        await future

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    future.cancel("the future")
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
