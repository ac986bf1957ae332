# S4: Tasks that yield take turns in the order of their creation.

import asyncio

from transcript import say


async def main():
    async def work(name):
        for i in range(3):
            say(name, i)
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(work(name)) for name in "abc"]
    for task in tasks:
        await task


asyncio.run(main())
