# S24: Cancelling a gather that returns exceptions cancels it all the same.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(10)

    gathering = asyncio.gather(work(), work(), return_exceptions=True)
    await asyncio.sleep(1)
    gathering.cancel("enough")
    say(await attempted(gathering), now())


asyncio.run(main())
