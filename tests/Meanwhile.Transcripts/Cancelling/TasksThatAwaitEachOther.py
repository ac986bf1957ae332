# S15: Two tasks that await each other, and one of them is cancelled.

import asyncio
import os

from transcript import say, attempt


async def main():
    async def work(other):
        await tasks[other]

    tasks = []
    tasks.extend(asyncio.create_task(work(other)) for other in (1, 0))
    await asyncio.sleep(1)
    error = attempt(lambda: tasks[0].cancel())
    say("RecursionError" if isinstance(error, RecursionError) else error)
    await asyncio.sleep(1)
    say([task.done() for task in tasks])
    os._exit(0)


asyncio.run(main())
