# S50: A timeout without a deadline never expires, until it gets one.

import asyncio

from transcript import say, attempted, now


async def main():
    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(1000)
        say(scope.when(), now())
    async def body():
        async with asyncio.timeout(None) as scope:
            scope.reschedule(1003.0)
            await asyncio.sleep(10)

    say(await attempted(body()), now())


asyncio.run(main())
