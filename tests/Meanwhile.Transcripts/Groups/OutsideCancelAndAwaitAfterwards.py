# S40: A cancel from outside that meets a failing group is delivered after the group's failure was handled.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def parent():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(child())
                await asyncio.sleep(10)
        except* ValueError as errors:
            say("handled", len(errors.exceptions), asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        say("went on", now())

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    await asyncio.sleep(0)
    say(await attempted(task), task.cancelled())


asyncio.run(main())
