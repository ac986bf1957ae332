# S33: Many getters are cancelled; the item goes to the one that is left.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()

    async def consumer(name):
        say(name, "got", await queue.get())

    tasks = [asyncio.create_task(consumer(name)) for name in "abcd"]
    await asyncio.sleep(0)
    for task in tasks[:3]:
        task.cancel()
    queue.put_nowait("item")
    await asyncio.wait(tasks)
    say([task.cancelled() for task in tasks], queue.qsize())


asyncio.run(main())
