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
    free = await attempted(gate.acquire())
    say("free:", "taken" if free is True else type(free).__name__)
    say("wait:", type(await attempted(asyncio.wait_for(gate.acquire(), 1))).__name__)


asyncio.run(contend())
asyncio.run(again())
