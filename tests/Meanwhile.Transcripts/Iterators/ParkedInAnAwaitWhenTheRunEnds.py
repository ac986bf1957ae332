# S61: An iterator that waits in an await when the run ends is cancelled with its task.

import asyncio

from transcript import say, now


async def main():
    async def ticks():
        try:
            while True:
                await asyncio.sleep(1)
                yield now()
        finally:
            say("iterator ends", now())

    async def reader():
        async for tick in ticks():
            say("tick", tick)

    asyncio.create_task(reader())
    await asyncio.sleep(1.5)
    say("main ends")


asyncio.run(main())
say("run returned")
