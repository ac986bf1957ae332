# S50: A cancel from outside passes through a timeout as a cancel.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        async with asyncio.timeout(10):
            await asyncio.sleep(5)

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel("outside")
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
