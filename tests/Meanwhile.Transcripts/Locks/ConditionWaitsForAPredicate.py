# Wait for a predicate.

import asyncio

from transcript import say, now


async def main():
    condition = asyncio.Condition()
    value = 0

    async def waiter():
        async with condition:
            await condition.wait_for(lambda: value >= 2)
            say("value is", value, now())

    task = asyncio.create_task(waiter())
    for _ in range(3):
        await asyncio.sleep(1)
        async with condition:
            value += 1
            condition.notify()
            say("now it is", value)
    await task


asyncio.run(main())
