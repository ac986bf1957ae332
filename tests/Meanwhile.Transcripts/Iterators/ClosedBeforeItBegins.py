# An iterator that is closed before it was asked for anything runs nothing.

import asyncio

from transcript import say


async def main():
    async def count():
        say("begins")
        try:
            yield 1
        finally:
            say("ends")

    items = count()
    await items.aclose()
    say("closed")
    say(await anext(items, "no more"))


asyncio.run(main())
