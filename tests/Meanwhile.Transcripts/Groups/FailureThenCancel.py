# S40: A child fails, and while its sibling cleans up the parent is cancelled from outside.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def sibling():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(3)
            say("sibling ends", now())

    async def parent():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail())
                group.create_task(sibling())
        except BaseException as error:
            say("group raises", error, asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        say("goes on", now())

    task = asyncio.create_task(parent())
    await asyncio.sleep(2)
    task.cancel("outside")
    say(await attempted(task), task.cancelled(), task.cancelling(), now())


asyncio.run(main())
