# S2: A task that nobody holds runs to its end.

import asyncio

from transcript import say, now


async def main():
    async def work():
        await asyncio.sleep(1)
        say("worked", now())

    asyncio.create_task(work())
    await asyncio.sleep(2)
    say("end", now())


asyncio.run(main())
