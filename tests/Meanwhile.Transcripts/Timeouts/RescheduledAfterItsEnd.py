# S50: A timeout that is over cannot be moved.

import asyncio

from transcript import say, attempt


async def main():
    async with asyncio.timeout(10) as scope:
        pass
    say(type(attempt(lambda: scope.reschedule(20))).__name__, scope.expired())


asyncio.run(main())
