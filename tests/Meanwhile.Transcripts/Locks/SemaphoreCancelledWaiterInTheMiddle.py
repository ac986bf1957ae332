# S82: A waiter of a semaphore that is cancelled while it waits leaves the line; the others keep their order.

import asyncio

from transcript import say, now


async def main():
    semaphore = asyncio.Semaphore(1)

    async def work(name):
        async with semaphore:
            say(name, now())
            await asyncio.sleep(1)

    tasks = [asyncio.create_task(work(name)) for name in "abcd"]
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    say([task.cancelled() for task in tasks], semaphore.locked(), now())


asyncio.run(main())
