# S82: A waiter of a semaphore that is cancelled just after a release.

import asyncio

from transcript import say


async def main():
    semaphore = asyncio.Semaphore(0)

    async def work(name):
        async with semaphore:
            say(name)

    tasks = [asyncio.create_task(work(name)) for name in "abc"]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    say([task.cancelled() for task in tasks], semaphore.locked())


asyncio.run(main())
