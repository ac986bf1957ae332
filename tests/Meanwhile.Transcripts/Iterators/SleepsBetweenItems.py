# S61: An async iterator that sleeps between its items.

import asyncio

from transcript import say, now


async def main():
    async def ticks():
        try:
            for i in range(3):
                await asyncio.sleep(1)
                yield i
        finally:
            say("iterator ends", now())

    async for i in ticks():
        say(i, now())
    say("end")


asyncio.run(main())
