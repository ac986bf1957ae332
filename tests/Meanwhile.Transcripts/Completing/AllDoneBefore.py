# S25: Tasks that were done before come in the order in which they were given.

import asyncio

from transcript import say, now


async def main():
    async def work(name):
        return name

    tasks = [asyncio.create_task(work(name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks.reverse()
    order = []
    async for task in asyncio.as_completed(tasks):
        order.append(await task)
    say(sorted(order), now())


asyncio.run(main())
