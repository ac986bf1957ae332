# S24: A gather begins without being awaited.

import asyncio

from transcript import say, now


async def main():
    async def work(name):
        say(name, now())
        return name

    gathering = asyncio.gather(work("a"), work("b"))
    say("gathered")
    await asyncio.sleep(1)
    say(gathering.done(), gathering.result())


asyncio.run(main())
