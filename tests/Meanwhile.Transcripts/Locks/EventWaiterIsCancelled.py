# S81: A waiter of an event is cancelled; the others are woken.

import asyncio

from transcript import say


async def main():
    event = asyncio.Event()

    async def waiter(name):
        await event.wait()
        return name

    tasks = [asyncio.create_task(waiter(name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    event.set()
    event.set()
    say(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
