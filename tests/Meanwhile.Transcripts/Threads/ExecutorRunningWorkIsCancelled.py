# S64: Work that runs on a thread of an executor goes on when its future is cancelled, and the end of the executor waits for it.

import asyncio
import concurrent.futures
import threading

from transcript import say, attempted


async def main():
    loop = asyncio.get_running_loop()
    started = threading.Event()
    release = threading.Event()

    def work():
        started.set()
        release.wait()
        say("work ends")

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        future = loop.run_in_executor(executor, work)
        started.wait()
        say(future.cancel(), future.cancelled())
        say(await attempted(future))
        release.set()
    say("after the executor")


asyncio.run(main())
