# S53: The failure of what a wait_for waits for passes unchanged.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def fails_in_clean_up():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise KeyError("clean-up")

    say(await attempted(asyncio.wait_for(fail(), 10)), now())
    say(await attempted(asyncio.wait_for(fails_in_clean_up(), 1)), now())


asyncio.run(main())
