# S24: What a gather that was cancelled says of itself.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        await asyncio.sleep(10)

    gathering = asyncio.gather(work(), work())
    await asyncio.sleep(1)
    gathering.cancel()
    say(await attempted(gathering), gathering.done(), gathering.cancelled())


asyncio.run(main())
