# S34: A task whose handler turns the cancel into another error has failed.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("gave up")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    say(await attempted(task), task.cancelled(), task.exception())


asyncio.run(main())
