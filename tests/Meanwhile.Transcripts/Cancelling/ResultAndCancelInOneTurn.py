# S33: A result is set and then, in the same turn, the task that waits for it is cancelled.

import asyncio

from transcript import say, attempted


async def main():
    future = asyncio.get_running_loop().create_future()

    async def work():
        say("received", await future)
        await asyncio.sleep(1)
        say("never")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    future.set_result("item")
    task.cancel()
    say(await attempted(task))


asyncio.run(main())
