# S22: A callback and a waiter of the same future come in the order in which they were added.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()

    async def waiter(name):
        await future
        say(name)

    first = asyncio.create_task(waiter("waiter 1"))
    await asyncio.sleep(0)
    future.add_done_callback(lambda _: say("callback"))
    second = asyncio.create_task(waiter("waiter 2"))
    await asyncio.sleep(0)
    future.set_result(None)
    await first
    await second


asyncio.run(main())
