# S31: Uncancel takes a request back, never below zero.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        task = asyncio.current_task()
        for _ in range(2):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                say("caught", task.cancelling())
        say([task.uncancel() for _ in range(3)])
        await asyncio.sleep(1)
        return "value"

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), task.cancelling())


asyncio.run(main())
