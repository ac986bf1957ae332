# S23: Eager tasks that create and await eager tasks all end in the first step.

import asyncio

from transcript import say


async def main():
    async def link(depth):
        if depth == 0:
            return 0
        return 1 + await asyncio.Task(link(depth - 1), loop=asyncio.get_running_loop(), eager_start=True)

    task = asyncio.Task(link(5), loop=asyncio.get_running_loop(), eager_start=True)
    say(task.done(), await task)


asyncio.run(main())
