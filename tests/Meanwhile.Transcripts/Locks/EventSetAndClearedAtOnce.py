# S81: An event that is set and cleared at once still wakes all who waited.

import asyncio

from transcript import say


async def main():
    event = asyncio.Event()

    async def waiter(name):
        await event.wait()
        say(name, event.is_set())

    tasks = [asyncio.create_task(waiter(name)) for name in "ab"]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    late = asyncio.create_task(waiter("late"))
    await asyncio.gather(*tasks)
    await asyncio.sleep(1)
    say(late.done())
    event.set()
    await late


asyncio.run(main())
