# S52, S53: What a wait_for cancels returns a value all the same.

import asyncio

from transcript import say, attempted, now


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "value"

    say(await attempted(asyncio.wait_for(stubborn(), 1)), now())


asyncio.run(main())
