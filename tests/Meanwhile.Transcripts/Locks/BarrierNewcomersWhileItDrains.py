# S84: Who comes to a barrier in the turn in which a group goes on belongs to the next group.

import asyncio

from transcript import say


async def main():
    barrier = asyncio.Barrier(2)

    async def work(name):
        index = await barrier.wait()
        say(name, index, barrier.n_waiting)

    first = asyncio.create_task(work("a"))
    await asyncio.sleep(0)
    second = asyncio.create_task(work("b"))
    third = asyncio.create_task(work("c"))
    fourth = asyncio.create_task(work("d"))
    await asyncio.gather(first, second, third, fourth)
    say(barrier.n_waiting, barrier.broken)


asyncio.run(main())
