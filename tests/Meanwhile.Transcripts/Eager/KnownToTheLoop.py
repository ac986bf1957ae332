# S13, S23: The loop knows an eager task only while it is not done.

import asyncio

from transcript import say


async def main():
    async def work(suspends):
        if suspends:
            await asyncio.sleep(1)

    loop = asyncio.get_running_loop()
    done = asyncio.Task(work(False), loop=loop, eager_start=True)
    pending = asyncio.Task(work(True), loop=loop, eager_start=True)
    say(done in asyncio.all_tasks(), pending in asyncio.all_tasks(), len(asyncio.all_tasks()))
    await pending
    say(len(asyncio.all_tasks()))


asyncio.run(main())
