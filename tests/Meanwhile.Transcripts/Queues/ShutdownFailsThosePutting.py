# A shutdown fails those who wait to put.

import asyncio

from transcript import say, attempted


async def main():
    queue = asyncio.Queue(1)
    await queue.put("a")
    putter = asyncio.create_task(queue.put("b"))
    await asyncio.sleep(0)
    queue.shutdown()
    say(type(await attempted(putter)).__name__)
    say(queue.qsize(), await queue.get(), queue.qsize())
    queue.task_done()
    await queue.join()
    say("joined")


asyncio.run(main())
