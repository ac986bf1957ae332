# S84: A reset fails those who wait; the barrier is good for the next group.

import asyncio

from transcript import say, attempted


async def main():
    barrier = asyncio.Barrier(2)

    async def work(name):
        result = await attempted(barrier.wait())
        say(name, result if isinstance(result, int) else type(result).__name__)

    task = asyncio.create_task(work("first"))
    await asyncio.sleep(0)
    await barrier.reset()
    await task
    say(barrier.broken, barrier.n_waiting)
    await asyncio.gather(work("second"), work("third"))


asyncio.run(main())
