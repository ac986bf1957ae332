# S82: Several releases in one turn wake as many, and a newcomer takes no place of theirs.

import asyncio

from transcript import say


async def main():
    semaphore = asyncio.Semaphore(0)
    order = []

    async def work(name):
        await semaphore.acquire()
        order.append(name)

    tasks = [asyncio.create_task(work(name)) for name in "abcd"]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    tasks.append(asyncio.create_task(work("late")))
    await asyncio.sleep(1)
    say(order, semaphore.locked())
    for _ in range(4):
        semaphore.release()
    await asyncio.gather(*tasks)
    say(order, semaphore.locked())


asyncio.run(main())
