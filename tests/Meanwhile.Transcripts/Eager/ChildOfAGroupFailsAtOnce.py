# S23, S40: An eager child of a group that fails while it is created.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        raise ValueError("boom")

    async def body():
        loop = asyncio.get_running_loop()
        loop.set_task_factory(asyncio.eager_task_factory)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(fail())
            say("created", task.done())
            await asyncio.sleep(1)
            say("never")

    say(await attempted(body()))
    say(asyncio.current_task().cancelling(), now())


asyncio.run(main())
