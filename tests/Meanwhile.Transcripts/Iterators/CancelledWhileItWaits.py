# S61: A cancel meets an async iterator in its own await, and its clean-up runs.

import asyncio

from transcript import say, attempted, now


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

    task = asyncio.create_task(reader())
    await asyncio.sleep(2.5)
    task.cancel()
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
