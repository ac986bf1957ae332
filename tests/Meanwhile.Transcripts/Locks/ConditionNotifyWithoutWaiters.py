# A notification that nobody waits for is forgotten.

import asyncio

from transcript import say, now


async def main():
    condition = asyncio.Condition()

    async def waiter():
        async with condition:
            await condition.wait()
            say("woken", now())

    async with condition:
        condition.notify(5)
    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    say(task.done())
    async with condition:
        condition.notify_all()
    await task


asyncio.run(main())
