# S64: Work that was cancelled while it ran fails after that.

import asyncio
import concurrent.futures
import threading

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    started = threading.Event()
    release = threading.Event()

    def work():
        started.set()
        release.wait()
        raise ValueError("late")

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        future = loop.run_in_executor(executor, work)
        started.wait()
        say(future.cancel())
        release.set()


asyncio.run(main())
say("run returned")
