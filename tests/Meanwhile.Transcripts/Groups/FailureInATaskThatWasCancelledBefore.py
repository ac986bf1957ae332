# S31, S40: A group inside a task that has swallowed a cancel before: a failing child.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def parent():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            say("swallowed", asyncio.current_task().cancelling())
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
                await asyncio.sleep(10)
        except BaseException as error:
            say(error, asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        return "value"

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), now())


asyncio.run(main())
