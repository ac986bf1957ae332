# S33: A putter is cancelled in the turn in which room was made for it.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue(1)
    await queue.put("a")

    async def producer(item):
        await queue.put(item)
        say("put", item)

    first = asyncio.create_task(producer("b"))
    second = asyncio.create_task(producer("c"))
    await asyncio.sleep(0)
    say(queue.get_nowait())
    first.cancel()
    await asyncio.sleep(1)
    say(first.cancelled(), second.done(), queue.get_nowait())
    await asyncio.sleep(1)
    say(second.done())


asyncio.run(main())
