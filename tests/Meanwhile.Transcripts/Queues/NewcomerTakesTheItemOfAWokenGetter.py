# An item comes for one who waits, and before that one has run somebody else takes it without waiting.

import asyncio

from transcript import say, attempt


async def main():
    queue = asyncio.Queue()

    async def consumer():
        say("consumer got", await queue.get())

    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    queue.put_nowait("first")
    taken = attempt(queue.get_nowait)
    say("taken", taken if isinstance(taken, str) else "nothing")
    await asyncio.sleep(1)
    queue.put_nowait("second")
    await asyncio.sleep(1)
    say(task.done(), queue.qsize())
    task.cancel()


asyncio.run(main())
