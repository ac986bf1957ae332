# S34: An error that is raised in the clean-up takes the place of the cancel.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            raise KeyError("clean-up")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
