# S50: A deadline can be moved, further off or nearer; not once it has expired.

import asyncio

from transcript import say, attempt, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(1) as scope:
            scope.reschedule(3)
            await asyncio.sleep(2)
            say("still here", now(), scope.when())
            scope.reschedule(2.5)
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                error = attempt(lambda: scope.reschedule(20))
                say("expired", type(error).__name__, now())
                raise

    say(await attempted(body()), now())


asyncio.run(main())
