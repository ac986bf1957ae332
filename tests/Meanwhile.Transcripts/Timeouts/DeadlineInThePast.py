# S51: A deadline in the past raises at the first suspension.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(-1):
            say("runs")
            await asyncio.sleep(0)
            say("after the first suspension")
            await asyncio.sleep(10)

    say(await attempted(body()), now())


asyncio.run(main())
