# More task_done than items is refused.

import asyncio

from transcript import say, attempt


async def main():
    queue = asyncio.Queue()
    error = attempt(queue.task_done)
    say(isinstance(error, ValueError))
    queue.put_nowait(1)
    await queue.get()
    queue.task_done()
    say(isinstance(attempt(queue.task_done), ValueError))


asyncio.run(main())
