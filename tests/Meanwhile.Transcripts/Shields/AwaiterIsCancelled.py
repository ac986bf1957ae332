# S36: A task that awaits a shield is cancelled; the work inside is not.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(2)
        say("saved at", now())

    async def waiter():
        try:
            await asyncio.shield(inner)
        except asyncio.CancelledError:
            say("waiter ends at", now())
            raise

    inner = asyncio.create_task(work())
    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), inner.done())
    await inner


asyncio.run(main())
