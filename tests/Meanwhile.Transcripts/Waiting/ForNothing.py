# S25: To wait for nothing is an error.

import asyncio

from transcript import say


async def main():
    try:
        await asyncio.wait([])
    except ValueError:
        say("ValueError")


asyncio.run(main())
