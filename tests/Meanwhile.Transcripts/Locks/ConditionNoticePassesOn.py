# S80: A waiter that was notified and is cancelled while it waits for the lock: another one is told instead.

import asyncio

from transcript import say, now


async def main():
    condition = asyncio.Condition()

    async def waiter(name):
        async with condition:
            await condition.wait()
            say(name, "woken", now())

    first = asyncio.create_task(waiter("first"))
    second = asyncio.create_task(waiter("second"))
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        await asyncio.sleep(1)
        first.cancel()
        await asyncio.sleep(1)
    await asyncio.sleep(1)
    say(first.cancelled(), second.done())
    second.cancel()


asyncio.run(main())
