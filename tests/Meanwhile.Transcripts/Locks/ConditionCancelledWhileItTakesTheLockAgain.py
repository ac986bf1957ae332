# S80: A woken waiter of a condition is cancelled while it waits for the lock: it takes the lock first.

import asyncio

from transcript import say, attempted, now


async def main():
    condition = asyncio.Condition()

    async def waiter():
        async with condition:
            try:
                await condition.wait()
                say("woken", now())
            except asyncio.CancelledError:
                say("cancelled with the lock:", condition.locked(), now())
                raise

    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    async with condition:
        condition.notify()
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.sleep(1)
        say("released by the other", now())
    say(await attempted(task))


asyncio.run(main())
