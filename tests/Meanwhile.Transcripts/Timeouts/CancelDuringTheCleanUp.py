# S50: A cancel from outside comes while the body of an expired timeout cleans up: it is the one that goes on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(10)
            finally:
                await asyncio.sleep(5)

    task = asyncio.create_task(work())
    await asyncio.sleep(2)
    task.cancel()
    error = await attempted(task)
    say(type(error).__name__, task.cancelled(), now())


asyncio.run(main())
