# S31, S50: A timeout in the clean-up of a cancelled task.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError as error:
                say("clean-up:", error, now(), asyncio.current_task().cancelling())

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel("why")
    say(await attempted(task), task.cancelled(), task.cancelling())


asyncio.run(main())
