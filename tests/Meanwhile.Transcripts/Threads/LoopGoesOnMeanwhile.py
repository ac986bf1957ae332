# S64: The loop goes on while a thread works.

import asyncio
import threading

from transcript import say


async def main():
    release = threading.Event()

    def work():
        release.wait()
        return "worked"

    task = asyncio.create_task(asyncio.to_thread(work))
    for i in range(3):
        await asyncio.sleep(0)
        say("turn", i, task.done())
    release.set()
    say(await task)


asyncio.run(main())
