# S64: Work that no thread has begun never runs once it is cancelled.

import asyncio
import concurrent.futures
import threading

from transcript import say, attempted


async def main():
    asyncio.get_running_loop().set_default_executor(concurrent.futures.ThreadPoolExecutor(1))
    started = threading.Event()
    release = threading.Event()

    def first():
        started.set()
        release.wait()
        say("first ends")

    tasks = [asyncio.create_task(asyncio.to_thread(work)) for work in (first, lambda: say("never"), lambda: say("third"))]
    await asyncio.sleep(0)
    started.wait()
    tasks[1].cancel()
    say(await attempted(tasks[1]))
    release.set()
    await asyncio.gather(tasks[0], tasks[2])


asyncio.run(main())
