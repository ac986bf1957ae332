# S23: An eager task that cancels itself before its first suspension is cancelled there.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        say(asyncio.current_task().cancel())
        say("goes on")
        await asyncio.sleep(10)
        say("never")

    task = asyncio.Task(work(), loop=asyncio.get_running_loop(), eager_start=True)
    say("created", task.done(), task.cancelling())
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
