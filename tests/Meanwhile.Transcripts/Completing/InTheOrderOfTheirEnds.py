# S25: As completed gives the tasks themselves, in the order of their ends.

import asyncio

from transcript import say, now


async def main():
    async def work(name, seconds):
        await asyncio.sleep(seconds)
        return name

    tasks = [asyncio.create_task(work(name, seconds)) for name, seconds in (("c", 3), ("a", 1), ("b", 2))]
    async for task in asyncio.as_completed(tasks):
        say(tasks.index(task), await task, now())


asyncio.run(main())
