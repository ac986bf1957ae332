# S80: A task that releases the lock and takes it again at once waits behind the one who waits.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()

    async def greedy():
        for i in range(3):
            async with gate:
                say("greedy", i)
                await asyncio.sleep(0)

    async def modest():
        async with gate:
            say("modest")

    await asyncio.gather(greedy(), modest())


asyncio.run(main())
