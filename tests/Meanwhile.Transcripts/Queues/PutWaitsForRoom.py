# Who puts into a full queue waits for room.

import asyncio

from transcript import say, now


async def main():
    queue = asyncio.Queue(2)

    async def producer():
        for i in range(4):
            await queue.put(i)
            say("put", i, now())

    async def consumer():
        for _ in range(4):
            await asyncio.sleep(1)
            say("got", await queue.get())

    await asyncio.gather(producer(), consumer())


asyncio.run(main())
