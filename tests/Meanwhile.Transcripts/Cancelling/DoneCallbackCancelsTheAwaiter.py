# S33: A callback of what a task awaits cancels the task, before the task goes on.

import asyncio

from transcript import say, attempted, now


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda _: task.cancel())

    async def work():
        say("got", await future)
        await asyncio.sleep(1)
        say("never")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    future.set_result("result")
    say(await attempted(task), now())


asyncio.run(main())
