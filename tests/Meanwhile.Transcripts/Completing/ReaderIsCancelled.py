# S25: The reader is cancelled: what it has not got goes on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    async def reader():
        async for task in asyncio.as_completed(tasks):
            say(await task, now())

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 3)]
    task = asyncio.create_task(reader())
    await asyncio.sleep(2)
    task.cancel()
    say(await attempted(task), tasks[1].done())
    say(await tasks[1], now())


asyncio.run(main())
