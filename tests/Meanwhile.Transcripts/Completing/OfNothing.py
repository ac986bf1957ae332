# S25: As completed of nothing ends at once.

import asyncio

from transcript import say, now


async def main():
    async for task in asyncio.as_completed([]):
        say("never", task)
    say("end", now())


asyncio.run(main())
