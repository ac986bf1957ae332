# S84: A barrier is reset by the last of a group while the others of it have not gone on yet.

import asyncio

from transcript import say, attempted


async def main():
    barrier = asyncio.Barrier(3)

    async def work(name):
        result = await attempted(barrier.wait())
        say(name, result if isinstance(result, int) else type(result).__name__)

    tasks = [asyncio.create_task(work(name)) for name in "ab"]
    await asyncio.sleep(0)
    say("last", await barrier.wait())
    await barrier.reset()
    await asyncio.gather(*tasks)
    say(barrier.broken, barrier.n_waiting)
    await asyncio.gather(*(work(name) for name in "cde"))


asyncio.run(main())
