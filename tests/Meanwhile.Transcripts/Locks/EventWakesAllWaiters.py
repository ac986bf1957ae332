# S81: Setting an event wakes all who wait, in their order.

import asyncio

from transcript import say


async def main():
    event = asyncio.Event()

    async def waiter(name):
        await event.wait()
        say(name, event.is_set())

    tasks = [asyncio.create_task(waiter(name)) for name in "abc"]
    await asyncio.sleep(0)
    event.set()
    say("set", event.is_set())
    await asyncio.gather(*tasks)
    await waiter("late")


asyncio.run(main())
