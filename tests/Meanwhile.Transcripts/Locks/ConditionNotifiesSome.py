# Notify wakes so many waiters, in their order; each has the lock when it goes on.

import asyncio

from transcript import say


async def main():
    condition = asyncio.Condition()

    async def waiter(name):
        async with condition:
            await condition.wait()
            say(name, condition.locked())

    tasks = [asyncio.create_task(waiter(name)) for name in "abcd"]
    await asyncio.sleep(0)
    for count in (1, 2):
        async with condition:
            condition.notify(count)
            say("notified", count)
        await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())
