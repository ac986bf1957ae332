# S51: A deadline that is moved into the past expires at the next suspension.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(10) as scope:
            await asyncio.sleep(2)
            scope.reschedule(1)
            say("moved", scope.expired())
            await asyncio.sleep(5)
            say("never")

    say(await attempted(body()), now())


asyncio.run(main())
