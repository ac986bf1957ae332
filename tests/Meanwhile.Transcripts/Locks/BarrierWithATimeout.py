# S50, S84: One gives up waiting at a barrier; the barrier counts it no more.

import asyncio

from transcript import say, attempted, now


async def main():
    barrier = asyncio.Barrier(2)
    say(await attempted(asyncio.wait_for(barrier.wait(), 1)), now(), barrier.n_waiting, barrier.broken)

    async def work(name):
        say(name, await barrier.wait())

    await asyncio.gather(work("a"), work("b"))


asyncio.run(main())
