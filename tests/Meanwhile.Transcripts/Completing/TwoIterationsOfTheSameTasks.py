# S25: Two iterate over the same tasks, each in the order of their ends.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    async def reader(name):
        async for task in asyncio.as_completed(tasks):
            say(name, await task, now())

    tasks = [asyncio.create_task(work(seconds)) for seconds in (2, 1)]
    await asyncio.gather(reader("a"), reader("b"))


asyncio.run(main())
