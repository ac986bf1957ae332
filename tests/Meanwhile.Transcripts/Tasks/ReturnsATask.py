# S5: A task whose result is a task does not await it.

import asyncio

from transcript import say, now


async def main():
    async def inner():
        await asyncio.sleep(1)
        return "value"

    async def outer():
        return asyncio.create_task(inner())

    task = await asyncio.create_task(outer())
    say(task.done(), await task, now())


asyncio.run(main())
