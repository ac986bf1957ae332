# S31, S40: A cancel from outside that is caught around the group stays counted, and awaiting works.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        await asyncio.sleep(10)

    async def parent():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(child())
        except asyncio.CancelledError as error:
            say("caught", error, asyncio.current_task().cancelling())
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(1))
        say("second group", task.done(), now(), asyncio.current_task().cancelling())

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("outside")
    say(await attempted(task))


asyncio.run(main())
