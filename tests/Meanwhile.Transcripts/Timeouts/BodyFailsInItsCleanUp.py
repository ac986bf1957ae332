# S50: The body of an expired timeout fails in its clean-up with an error of its own.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(10)
            finally:
                await asyncio.sleep(1)
                raise ValueError("clean-up")

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
