# S80: A waiter that is cancelled after it was notified.

import asyncio

from transcript import say


async def main():
    condition = asyncio.Condition()

    async def waiter(name):
        async with condition:
            await condition.wait()
            say(name, "woken")

    first = asyncio.create_task(waiter("first"))
    second = asyncio.create_task(waiter("second"))
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        first.cancel()
    await asyncio.sleep(1)
    say(first.cancelled(), second.done())
    second.cancel()


asyncio.run(main())
