# S71: A task that was cancelled is reported by nobody.

import asyncio

from transcript import say


async def main():
    async def work():
        await asyncio.sleep(100)

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    say(task.cancelled())


asyncio.run(main())
say("run returned")
