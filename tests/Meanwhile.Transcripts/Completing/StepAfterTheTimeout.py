# What ends after the timeout is not given, also where nobody asked for it before.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 2, 4)]
    try:
        async for task in asyncio.as_completed(tasks, timeout=3):
            say(await task, now())
            await asyncio.sleep(5)
    except TimeoutError as error:
        say(error, now())
    say(tasks[2].done(), await tasks[2])


asyncio.run(main())
