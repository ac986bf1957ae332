# S82: A release serves the one who waits, not the one who comes after it.

import asyncio

from transcript import say


async def main():
    semaphore = asyncio.Semaphore(1)

    async def work(name):
        await semaphore.acquire()
        say(name)
        semaphore.release()

    await semaphore.acquire()
    waiter = asyncio.create_task(work("waiter"))
    await asyncio.sleep(0)
    semaphore.release()
    say(semaphore.locked())
    await work("late")
    await waiter


asyncio.run(main())
