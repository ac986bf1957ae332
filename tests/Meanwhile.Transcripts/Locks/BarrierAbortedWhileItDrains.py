# S84: A barrier is aborted by the last of a group while the others of it have not gone on yet.

import asyncio

from transcript import say, attempted


async def main():
    barrier = asyncio.Barrier(3)

    async def work(name):
        result = await attempted(barrier.wait())
        say(name, result if isinstance(result, int) else type(result).__name__)

    async def last():
        await barrier.wait()
        await barrier.abort()
        say("aborted", barrier.broken)

    tasks = [asyncio.create_task(work(name)) for name in "ab"]
    await asyncio.sleep(0)
    await last()
    await asyncio.gather(*tasks)
    await work("late")


asyncio.run(main())
