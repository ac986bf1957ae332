# Join waits until every item was done.

import asyncio

from transcript import say, now


async def main():
    queue = asyncio.Queue()

    async def worker():
        while True:
            item = await queue.get()
            await asyncio.sleep(1)
            say("done", item, now())
            queue.task_done()

    for item in "abc":
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker()) for _ in range(2)]
    await queue.join()
    say("joined", now())
    for task in workers:
        task.cancel()
    await queue.join()


asyncio.run(main())
