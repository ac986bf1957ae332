# S30: Cancelling a task that sleeps ends it in the next turns, not at the end of its sleep.

import asyncio

from transcript import say, now


async def main():
    async def work():
        await asyncio.sleep(100)

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    say(task.cancelled(), now())
    await asyncio.sleep(200)
    say(now())


asyncio.run(main())
