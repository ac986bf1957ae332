# A timeout of zero gives what is done already.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 2, 4)]
    await asyncio.sleep(3)
    try:
        async for task in asyncio.as_completed(tasks[:2], timeout=0):
            say(task.done(), await task in (1, 2))
        async for task in asyncio.as_completed(tasks, timeout=0):
            say(task.done(), await task in (1, 2))
    except TimeoutError as error:
        say(error, now())
    say(tasks[2].done(), await tasks[2])


asyncio.run(main())
