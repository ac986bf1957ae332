# S33, S35: A task is cancelled with a message and swallows that; a later cancel has its own.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            say("first:", error)
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            say("second:", error)
            raise

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel("one")
    await asyncio.sleep(1)
    task.cancel()
    say("outside:", await attempted(task))


asyncio.run(main())
