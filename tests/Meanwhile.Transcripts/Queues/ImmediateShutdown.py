# An immediate shutdown drops the items, and lets those go who join.

import asyncio

from transcript import say, attempted


async def main():
    queue = asyncio.Queue()
    for item in "ab":
        queue.put_nowait(item)
    joiner = asyncio.create_task(queue.join())
    await asyncio.sleep(1)
    say(joiner.done())
    queue.shutdown(immediate=True)
    await joiner
    say(queue.qsize(), type(await attempted(queue.get())).__name__)


asyncio.run(main())
