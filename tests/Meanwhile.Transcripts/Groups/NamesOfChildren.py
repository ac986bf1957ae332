# The children of a group have names.

import asyncio

from transcript import say


async def main():
    async def child():
        return asyncio.current_task().get_name()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(child(), name="child")
    say(task.result(), task.get_name())


asyncio.run(main())
