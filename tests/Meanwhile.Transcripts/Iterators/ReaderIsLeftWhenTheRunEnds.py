# S60, S61: The run ends while a reader works on an item: the iterator is closed where the reader leaves it, and may wait in its clean-up.

import asyncio
import contextlib

from transcript import say, now


async def main():
    async def count():
        try:
            for i in range(10):
                yield i
        finally:
            await asyncio.sleep(1)
            say("iterator ends", now())

    async def reader():
        try:
            async with contextlib.aclosing(count()) as items:
                async for i in items:
                    say(i)
                    await asyncio.sleep(600)
        finally:
            say("reader ends", now())

    asyncio.create_task(reader())
    await asyncio.sleep(1)
    say("main ends")


asyncio.run(main())
