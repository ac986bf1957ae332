# S23: The eager tasks of a group.

import asyncio

from transcript import say


async def main():
    async def work(name):
        say(name, "begins")
        await asyncio.sleep(0)
        say(name, "ends")
        return name

    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work("a"))
        second = group.create_task(work("b"))
        say("body ends")
    say(first.result(), second.result())


asyncio.run(main())
