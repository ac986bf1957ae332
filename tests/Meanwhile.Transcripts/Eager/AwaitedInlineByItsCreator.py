# S23: An eager task that awaits its creator's future.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def work():
        say("waits")
        return await future

    task = asyncio.Task(work(), loop=loop, eager_start=True)
    loop.call_soon(say, "callback")
    future.set_result("value")
    say("set", task.done())
    say(await task)


asyncio.run(main())
