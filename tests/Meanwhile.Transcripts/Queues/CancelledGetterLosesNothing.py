# S33: A getter that is cancelled while it waits takes no item.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    getter.cancel()
    await asyncio.wait([getter])
    queue.put_nowait("item")
    say(getter.cancelled(), queue.qsize(), await queue.get())


asyncio.run(main())
