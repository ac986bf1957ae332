# S25: To leave the iteration early leaves the others running.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    tasks = [asyncio.create_task(work(seconds)) for seconds in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        say(await task, now())
        break
    say(tasks[0].done(), await tasks[0], now())


asyncio.run(main())
