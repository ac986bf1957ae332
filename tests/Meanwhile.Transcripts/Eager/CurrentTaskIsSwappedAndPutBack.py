# S23: While an eager task begins it is the current one, and after that the creator is again.

import asyncio

from transcript import say


async def main():
    mine = asyncio.current_task()

    async def work(depth):
        before = asyncio.current_task()
        if depth > 0:
            child = asyncio.Task(work(depth - 1), loop=asyncio.get_running_loop(), eager_start=True)
            say(depth, asyncio.current_task() is before, child is not before)
            await child
        await asyncio.sleep(0)
        say(depth, asyncio.current_task() is before)

    task = asyncio.Task(work(2), loop=asyncio.get_running_loop(), eager_start=True)
    say("created", asyncio.current_task() is mine)
    await task


asyncio.run(main())
