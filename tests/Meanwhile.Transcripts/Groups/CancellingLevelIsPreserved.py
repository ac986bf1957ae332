# S31, S40: The failure of a group inside a task with a cancel request takes only its own request back.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        raise ValueError("boom")

    async def work():
        asyncio.current_task().cancel("own")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
                say("body ends")
        except BaseException as error:
            say(error, asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        say("goes on")

    task = asyncio.create_task(work())
    say(await attempted(task), task.cancelled())


asyncio.run(main())
