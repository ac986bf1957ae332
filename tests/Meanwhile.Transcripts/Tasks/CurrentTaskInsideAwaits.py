# S13: A coroutine that is awaited belongs to the task that awaits it.

import asyncio

from transcript import say


async def main():
    async def inner():
        before = asyncio.current_task()
        await asyncio.sleep(1)
        return before, asyncio.current_task()

    mine = asyncio.current_task()
    before, after = await inner()
    say(before is mine, after is mine)
    task = asyncio.create_task(inner())
    before, after = await task
    say(before is task, after is task, asyncio.current_task() is mine)


asyncio.run(main())
