# S84: An aborted barrier fails those who wait, and those who come.

import asyncio

from transcript import say, attempted


async def main():
    barrier = asyncio.Barrier(3)

    async def work(name):
        error = await attempted(barrier.wait())
        say(name, type(error).__name__)

    tasks = [asyncio.create_task(work(name)) for name in "ab"]
    await asyncio.sleep(0)
    await barrier.abort()
    say("aborted", barrier.broken)
    await asyncio.gather(*tasks)
    await work("late")
    await barrier.reset()
    say(barrier.broken, barrier.n_waiting)


asyncio.run(main())
