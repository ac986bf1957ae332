# Those who wait for items get them in the order in which they came.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()

    async def consumer(name):
        say(name, await queue.get())

    tasks = [asyncio.create_task(consumer(name)) for name in "abc"]
    await asyncio.sleep(0)
    for item in (1, 2, 3):
        queue.put_nowait(item)
    await asyncio.gather(*tasks)


asyncio.run(main())
