# A queue is shut down at once after an item was put for one who waits.

import asyncio

from transcript import say, attempted


async def main():
    queue = asyncio.Queue()

    async def consumer(name):
        result = await attempted(queue.get())
        say(name, result if isinstance(result, str) else type(result).__name__)

    tasks = [asyncio.create_task(consumer(name)) for name in "ab"]
    await asyncio.sleep(0)
    queue.put_nowait("item")
    queue.shutdown()
    await asyncio.gather(*tasks)
    say(queue.qsize())


asyncio.run(main())
