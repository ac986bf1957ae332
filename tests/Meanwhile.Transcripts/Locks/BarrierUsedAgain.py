# S84: A barrier serves group after group.

import asyncio

from transcript import say, now


async def main():
    barrier = asyncio.Barrier(2)

    async def work(name):
        for round in range(3):
            await barrier.wait()
            say(name, round, now())
            await asyncio.sleep(1)

    await asyncio.gather(work("a"), work("b"))


asyncio.run(main())
