# S25: The timeout of as completed leaves the pending ones running.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 3)]
    try:
        async for task in asyncio.as_completed(tasks, timeout=2):
            say(await task)
    except TimeoutError as error:
        say(error, now())
    say(tasks[1].done(), await tasks[1], now())


asyncio.run(main())
