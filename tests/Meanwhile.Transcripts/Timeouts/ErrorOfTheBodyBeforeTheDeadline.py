# S50: An error of the body before the deadline passes, and the deadline does no harm later.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(2):
            await asyncio.sleep(1)
            raise ValueError("boom")

    say(await attempted(body()), now())
    await asyncio.sleep(5)
    say(now(), asyncio.current_task().cancelling())


asyncio.run(main())
