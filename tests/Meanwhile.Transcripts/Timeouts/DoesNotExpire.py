# S50: A body that ends in time.

import asyncio

from transcript import say, now


async def main():
    async with asyncio.timeout(10) as scope:
        await asyncio.sleep(1)
        say(scope.expired(), scope.when())
    say(scope.expired(), now())
    await asyncio.sleep(20)
    say(now())


asyncio.run(main())
