# S34: Clean-up may await, and whoever awaits the task waits for it.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            say("cleaning up at", now())
            await asyncio.sleep(2)
            say("clean at", now())

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    say(task.done(), await attempted(task), now())


asyncio.run(main())
