# S33: A putter that is cancelled while it waits has put nothing.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue(1)
    await queue.put("a")
    putters = [asyncio.create_task(queue.put(item)) for item in "bc"]
    await asyncio.sleep(0)
    putters[0].cancel()
    await asyncio.sleep(0)
    say([await queue.get(), await queue.get()], queue.empty())
    say([putter.cancelled() for putter in putters])


asyncio.run(main())
