# S82: A semaphore lets so many in at once, first come, first served.

import asyncio

from transcript import say, now


async def main():
    semaphore = asyncio.Semaphore(2)

    async def work(name):
        async with semaphore:
            say(name, "in", now())
            await asyncio.sleep(1)

    await asyncio.gather(*(work(name) for name in "abcde"))
    say(semaphore.locked(), now())


asyncio.run(main())
