# S61: The reader fails between two items; with the iterator closed where it is left.

import asyncio
import contextlib

from transcript import say, attempted, now


async def main():
    async def count():
        try:
            for i in range(10):
                yield i
        finally:
            await asyncio.sleep(1)
            say("iterator ends", now())

    async def reader():
        async with contextlib.aclosing(count()) as items:
            async for i in items:
                say(i)
                if i == 1:
                    raise ValueError("reader")

    say(await attempted(reader()), now())


asyncio.run(main())
