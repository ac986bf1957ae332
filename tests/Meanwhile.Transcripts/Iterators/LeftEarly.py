# S61: The reader leaves an iterator before its end.

import asyncio

from transcript import say


async def main():
    async def count():
        try:
            for i in range(10):
                yield i
        finally:
            say("iterator ends")

    async for i in count():
        say(i)
        if i == 1:
            break
    say("after the loop")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say("two turns later")


asyncio.run(main())
