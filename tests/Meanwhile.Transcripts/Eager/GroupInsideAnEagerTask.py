# S23, S40: An eager task with a group of eager tasks in it, some of which suspend.

import asyncio

from transcript import say, now


async def main():
    async def leaf(name, suspends):
        say(name, "begins")
        if suspends:
            await asyncio.sleep(1)
        say(name, "ends")

    async def branch():
        async with asyncio.TaskGroup() as group:
            group.create_task(leaf("a", True))
            group.create_task(leaf("b", False))
            say("body ends")
        say("group ends", now())

    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(branch())
    say("created", task.done())
    await task


asyncio.run(main())
