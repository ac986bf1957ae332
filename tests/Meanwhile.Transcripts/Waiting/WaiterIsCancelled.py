# S25: Cancelling the one who waits cancels none of what it waits for.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        await asyncio.sleep(2)
        return "value"

    async def waiter():
        await asyncio.wait([inner])

    inner = asyncio.create_task(work())
    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), inner.cancelled())
    say(await inner)


asyncio.run(main())
