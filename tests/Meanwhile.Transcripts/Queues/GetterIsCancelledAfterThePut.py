# S33: A getter that is cancelled in the turn in which an item came.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()

    async def consumer(name):
        say(name, "got", await queue.get())

    first = asyncio.create_task(consumer("first"))
    second = asyncio.create_task(consumer("second"))
    await asyncio.sleep(0)
    queue.put_nowait("item")
    first.cancel()
    await asyncio.sleep(1)
    say(first.cancelled(), second.done(), queue.qsize())
    second.cancel()


asyncio.run(main())
