# S31: A task that returns from its handler has a result, though it was cancelled.

import asyncio

from transcript import say


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "from the handler"

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    say(await task, task.cancelled(), task.cancelling())


asyncio.run(main())
