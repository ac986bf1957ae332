# S24: A gather that is done is not cancelled, nor is one of nothing left to cancel.

import asyncio

from transcript import say


async def main():
    async def work():
        return 1

    gathering = asyncio.gather(work())
    await gathering
    say(gathering.cancel(), gathering.cancelled(), gathering.result())


asyncio.run(main())
