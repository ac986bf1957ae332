# More task_done than items is refused.

import asyncio

from transcript import say, attempt


async def main():
    queue = asyncio.Queue()
    say(type(attempt(queue.task_done)).__name__)
    queue.put_nowait(1)
    await queue.get()
    queue.task_done()
    say(type(attempt(queue.task_done)).__name__)


asyncio.run(main())
