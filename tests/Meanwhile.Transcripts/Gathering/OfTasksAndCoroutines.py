# S24: A gather takes tasks, futures and coroutines, whether they are done or not.

import asyncio

from transcript import say


async def main():
    async def work(name):
        say(name)
        return name

    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    task = asyncio.create_task(work("task"))
    await task
    say(await asyncio.gather(task, work("coroutine"), future))


asyncio.run(main())
