# S31: A task that swallows its cancel goes on, returns a value, and keeps the request counted.

import asyncio

from transcript import say, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            say("swallowed at", now())
        await asyncio.sleep(1)
        return "value", asyncio.current_task().cancelling()

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    say(await task, task.cancelled(), task.cancelling(), now())


asyncio.run(main())
