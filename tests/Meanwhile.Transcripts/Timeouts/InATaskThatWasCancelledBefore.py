# S31, S50: A timeout inside a task that has swallowed a cancel before.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            say("swallowed", asyncio.current_task().cancelling())
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(10)
        except BaseException as error:
            say(error, asyncio.current_task().cancelling(), now())
        return "value"

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task))


asyncio.run(main())
