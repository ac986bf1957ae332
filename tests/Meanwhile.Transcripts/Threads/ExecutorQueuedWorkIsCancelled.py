# S64: Work that waits for a thread of an executor never runs once its future is cancelled; what waits behind it does.

import asyncio
import concurrent.futures
import threading

from transcript import say, attempted


async def main():
    loop = asyncio.get_running_loop()
    started = threading.Event()
    release = threading.Event()

    def first():
        started.set()
        release.wait()
        return "first"

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        works = [loop.run_in_executor(executor, work) for work in (first, lambda: say("never"), lambda: "third")]
        started.wait()
        say(works[1].cancel(), works[1].cancel())
        say(await attempted(works[1]))
        release.set()
        say(await works[0], await works[2])


asyncio.run(main())
