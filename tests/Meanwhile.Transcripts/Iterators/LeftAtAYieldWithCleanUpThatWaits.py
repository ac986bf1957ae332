# S61: An iterator that is suspended at a yield when the run ends, with a clean-up that waits.

import asyncio

from transcript import say, now


kept = []


async def main():
    async def count():
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(1)
            say("iterator ends", now())

    iterator = count()
    kept.append(iterator)
    say(await anext(iterator))
    say("main ends")


asyncio.run(main())
say("run returned")
