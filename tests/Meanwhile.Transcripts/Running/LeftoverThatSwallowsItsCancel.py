# S60: What is left and swallows its cancel is waited for.

import asyncio

from transcript import say, now


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            say("no")
        await asyncio.sleep(5)
        say("ends at", now())

    asyncio.create_task(stubborn())
    await asyncio.sleep(1)


asyncio.run(main())
say("end")
