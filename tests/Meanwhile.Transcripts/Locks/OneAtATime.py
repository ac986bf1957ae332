# S80: A lock is held by one task at a time, in the order of their coming.

import asyncio

from transcript import say, now


async def main():
    gate = asyncio.Lock()

    async def work(name):
        async with gate:
            say(name, "in", now())
            await asyncio.sleep(1)
            say(name, "out", now())

    await asyncio.gather(*(work(name) for name in "abc"))
    say(gate.locked())


asyncio.run(main())
