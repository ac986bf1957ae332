# S34: A second cancel meets the await of the clean-up.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                say("clean-up was cut off:", error, asyncio.current_task().cancelling())

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel("first")
    await asyncio.sleep(1)
    task.cancel("second")
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
