# S84: Five at a barrier for two: two pairs go, and the fifth waits for a sixth.

import asyncio

from transcript import say


async def main():
    barrier = asyncio.Barrier(2)

    async def work(name):
        index = await barrier.wait()
        say(name, index)

    tasks = [asyncio.create_task(work(name)) for name in "abcde"]
    await asyncio.sleep(1)
    say([task.done() for task in tasks], barrier.n_waiting)
    await work("f")
    await asyncio.gather(*tasks)


asyncio.run(main())
