# S50: A timeout whose deadline is taken away never expires.

import asyncio

from transcript import say, now


async def main():
    async with asyncio.timeout(1) as scope:
        scope.reschedule(None)
        await asyncio.sleep(100)
        say(scope.when(), scope.expired())
    say(now())


asyncio.run(main())
