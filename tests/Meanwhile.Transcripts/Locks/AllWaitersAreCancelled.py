# S80: All who wait for a lock are cancelled, and it is free once it is released.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()

    async def work():
        async with gate:
            say("never")

    await gate.acquire()
    tasks = [asyncio.create_task(work()) for _ in range(3)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    gate.release()
    await asyncio.wait(tasks)
    say([task.cancelled() for task in tasks], gate.locked())
    async with gate:
        say("mine")


asyncio.run(main())
