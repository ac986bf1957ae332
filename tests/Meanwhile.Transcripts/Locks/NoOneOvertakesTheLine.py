# S80: A task that comes when the lock was released, but its waiter has not run yet, waits behind it.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()

    async def work(name):
        async with gate:
            say(name)

    await gate.acquire()
    waiter = asyncio.create_task(work("waiter"))
    await asyncio.sleep(0)
    gate.release()
    say(gate.locked())
    await work("late")
    await waiter


asyncio.run(main())
