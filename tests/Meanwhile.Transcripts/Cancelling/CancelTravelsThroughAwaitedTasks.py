# S35: Cancelling a task cancels the one that it awaits, and that one's clean-up comes first.

import asyncio

from transcript import say, attempted


async def main():
    async def inner():
        try:
            await asyncio.sleep(10)
        finally:
            say("inner ends")

    async def outer():
        try:
            await child
        finally:
            say("outer ends")

    child = asyncio.create_task(inner())
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel("why")
    say(await attempted(task))
    say(child.cancelled(), child.cancelling(), task.cancelling())


asyncio.run(main())
