# S35: Whoever awaits a cancelled task sees the message of the cancel.

import asyncio

from transcript import say, attempted


async def main():
    async def inner():
        await asyncio.sleep(10)

    async def outer():
        try:
            await inner()
        except asyncio.CancelledError as error:
            say("inside:", error)
            raise

    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel("why")
    say("outside:", await attempted(task))


asyncio.run(main())
