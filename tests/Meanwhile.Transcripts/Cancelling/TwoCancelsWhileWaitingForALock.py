# S31, S80: Two cancels in one turn of a task that waits for a lock: the message is that of the first.

import asyncio

from transcript import say, attempted


async def main():
    gate = asyncio.Lock()
    event = asyncio.Event()

    async def waits_for_lock():
        async with gate:
            say("never")

    async def waits_for_event():
        await event.wait()

    await gate.acquire()
    tasks = [asyncio.create_task(waits_for_lock()), asyncio.create_task(waits_for_event())]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel("first")
        task.cancel("second")
        say(await attempted(task), task.cancelling())


asyncio.run(main())
