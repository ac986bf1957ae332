# S24: Cancelling a task that awaits a gather cancels what it gathers.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(name):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            say(name, error)
            raise

    async def parent():
        await asyncio.gather(work("a"), work("b"))

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("stop")
    say(await attempted(task), now())


asyncio.run(main())
