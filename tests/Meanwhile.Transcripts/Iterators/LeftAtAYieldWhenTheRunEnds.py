# S61: An iterator that is suspended at a yield when the run ends.

import asyncio

from transcript import say


async def main():
    async def count():
        try:
            yield 1
            yield 2
        finally:
            say("iterator ends")

    iterator = count()
    kept.append(iterator)
    say(await anext(iterator))
    say("main ends")


kept = []
asyncio.run(main())
say("run returned")
