# S50: A body that turns the cancel of its timeout into another error raises that one.

import asyncio

from transcript import say, attempted


async def main():
    async def body():
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                raise ValueError("other")

    say(await attempted(body()), asyncio.current_task().cancelling())


asyncio.run(main())
