# S24: A gather that is cancelled before its children begin: none of them runs.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        say("never")

    gathering = asyncio.gather(work(), work())
    gathering.cancel()
    say(await attempted(gathering), now())


asyncio.run(main())
