# An iterator that is closed at a yield ends there, once, and gives nothing any more.

import asyncio

from transcript import say


async def main():
    async def count():
        try:
            yield 1
            yield 2
        finally:
            say("iterator ends")

    items = count()
    say(await anext(items))
    await items.aclose()
    say("closed")
    await items.aclose()
    say(await anext(items, "no more"))


asyncio.run(main())
