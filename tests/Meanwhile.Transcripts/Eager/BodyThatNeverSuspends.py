# S23: An eager task that never suspends is done when it has been created.

import asyncio

from transcript import say


async def main():
    async def work():
        return "result"

    task = asyncio.Task(work(), loop=asyncio.get_running_loop(), eager_start=True)
    say(task.done(), task.result())
    task.add_done_callback(lambda task: say("callback"))
    say(await task, task.cancel())
    await asyncio.sleep(0)


asyncio.run(main())
