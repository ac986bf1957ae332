# Several join, and more is put meanwhile.

import asyncio

from transcript import say, now


async def main():
    queue = asyncio.Queue()

    async def joiner(name):
        await queue.join()
        say(name, "joined", now())

    async def worker():
        for _ in range(3):
            await queue.get()
            await asyncio.sleep(1)
            queue.task_done()

    queue.put_nowait(1)
    queue.put_nowait(2)
    asyncio.get_running_loop().call_later(1.5, queue.put_nowait, 3)
    await asyncio.gather(joiner("a"), joiner("b"), worker())


asyncio.run(main())
