# S64: Work that runs on a thread is not stopped by a cancel; the await of it ends.

import asyncio
import threading

from transcript import say, attempted


async def main():
    started = threading.Event()
    release = threading.Event()

    def work():
        started.set()
        release.wait()
        say("work ends")

    task = asyncio.create_task(asyncio.to_thread(work))
    await asyncio.sleep(0)
    started.wait()
    task.cancel()
    say(await attempted(task), task.cancelled())
    release.set()


asyncio.run(main())
say("run returned")
