# S32: A task that yields is cancelled in the turn in which it waits.

import asyncio

from transcript import say


async def main():
    async def work():
        try:
            while True:
                say("turn")
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            say("cancelled")
            await asyncio.sleep(0)
            say("cleaned up")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    say("cancelling")
    await task
    say(task.cancelled())


asyncio.run(main())
