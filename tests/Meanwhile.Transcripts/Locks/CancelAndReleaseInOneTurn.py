# S80: A waiter is cancelled, and in the same turn the lock is released: the next one gets it.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()

    async def work(name):
        async with gate:
            say(name, "holds it")

    await gate.acquire()
    first = asyncio.create_task(work("first"))
    second = asyncio.create_task(work("second"))
    await asyncio.sleep(0)
    first.cancel()
    gate.release()
    await asyncio.wait([first, second])
    say(first.cancelled(), second.cancelled(), gate.locked())


asyncio.run(main())
