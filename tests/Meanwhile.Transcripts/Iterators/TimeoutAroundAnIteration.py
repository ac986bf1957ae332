# S50, S61: A timeout around an iteration ends the iterator first.

import asyncio

from transcript import say, attempted, now


async def main():
    async def ticks():
        try:
            while True:
                await asyncio.sleep(1)
                yield now()
        finally:
            say("iterator ends", now())

    async def reader():
        async with asyncio.timeout(2.5):
            async for tick in ticks():
                say("tick", tick)

    say(await attempted(reader()), now())


asyncio.run(main())
