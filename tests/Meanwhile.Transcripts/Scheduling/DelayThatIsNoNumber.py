# S9: A delay that is no number is refused.

import asyncio

from transcript import say, attempted, now


async def main():
    error = await attempted(asyncio.sleep(float("nan")))
    say(type(error).__name__, now())


asyncio.run(main())
