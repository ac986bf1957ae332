# S4: Two tasks that read their own iterators take turns.

import asyncio

from transcript import say


async def main():
    async def count():
        for i in range(3):
            await asyncio.sleep(0)
            yield i

    async def reader(name):
        async for i in count():
            say(name, i)

    await asyncio.gather(reader("a"), reader("b"))


asyncio.run(main())
