# S23: The exception of an eager task is stored, not thrown where it is created.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        raise ValueError("boom")

    task = asyncio.Task(fail(), loop=asyncio.get_running_loop(), eager_start=True)
    say("created", task.done(), task.exception())
    say(await attempted(task))


asyncio.run(main())
