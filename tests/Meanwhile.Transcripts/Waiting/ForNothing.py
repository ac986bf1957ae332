# S25: To wait for nothing is an error.

import asyncio

from transcript import say, attempted


async def main():
    say(type(await attempted(asyncio.wait([]))).__name__)


asyncio.run(main())
