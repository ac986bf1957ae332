# S84: A group of waiters at a barrier goes on together, with the indices 0, 1, 2.

import asyncio

from transcript import say, now


async def main():
    barrier = asyncio.Barrier(3)

    async def work(name, seconds):
        await asyncio.sleep(seconds)
        index = await barrier.wait()
        say(name, index, now())
        return index

    indices = await asyncio.gather(work("a", 1), work("b", 2), work("c", 3))
    say(sorted(indices), barrier.n_waiting, barrier.parties, barrier.broken)


asyncio.run(main())
