# Three producers and two consumers over a queue of two: who puts and gets when.

import asyncio

from transcript import say, now


async def main():
    queue = asyncio.Queue(2)

    async def producer(name):
        for i in range(2):
            await queue.put(f"{name}{i}")
            say("put", f"{name}{i}", now())

    async def consumer(name):
        while True:
            item = await queue.get()
            say(name, "got", item, now())
            await asyncio.sleep(1)
            queue.task_done()

    consumers = [asyncio.create_task(consumer(name)) for name in ("x", "y")]
    await asyncio.gather(*(producer(name) for name in "abc"))
    await queue.join()
    say("joined", now())
    for task in consumers:
        task.cancel()


asyncio.run(main())
