# S83: A lock that one loop waited for is refused on another.

import asyncio

from transcript import say, attempted


gate = asyncio.Lock()


async def contend():
    async def work():
        async with gate:
            await asyncio.sleep(1)

    await asyncio.gather(work(), work())


async def again():
    async with gate:
        error = await attempted(asyncio.wait_for(gate.acquire(), 1))
        say(type(error).__name__)


asyncio.run(contend())
asyncio.run(again())
