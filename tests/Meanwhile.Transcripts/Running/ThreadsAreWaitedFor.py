# S61: Work on threads is waited for before the run returns.

import asyncio
import threading

from transcript import say


async def main():
    started = threading.Event()
    go_on = threading.Event()

    def work():
        started.set()
        go_on.wait()
        say("work ends")

    asyncio.create_task(asyncio.to_thread(work))
    await asyncio.sleep(0)
    started.wait()
    say("main ends")
    go_on.set()


asyncio.run(main())
say("run returned")
