# S31, S35: Two cancels in one turn of a task that awaits another: both reach it, and the message is that of the first.

import asyncio

from transcript import say, attempted


async def main():
    async def inner():
        await asyncio.sleep(10)

    async def outer():
        await child

    child = asyncio.create_task(inner())
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    say(task.cancel("first"), task.cancel("second"))
    say(await attempted(task), task.cancelling(), child.cancelling(), child.cancelled())


asyncio.run(main())
