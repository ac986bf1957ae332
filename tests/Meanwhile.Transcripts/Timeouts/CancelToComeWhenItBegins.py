# S50: A cancel is to come when a timeout begins, and the time is up before the body has ended.

import asyncio

from transcript import say, attempted


async def main():
    async def cleans_up():
        asyncio.current_task().cancel("outside")
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(10)
            finally:
                await asyncio.sleep(10)

    async def has_no_time():
        asyncio.current_task().cancel("outside")
        async with asyncio.timeout(0):
            await asyncio.sleep(10)

    for task in (asyncio.create_task(cleans_up()), asyncio.create_task(has_no_time())):
        say(await attempted(task), task.cancelling())


asyncio.run(main())
