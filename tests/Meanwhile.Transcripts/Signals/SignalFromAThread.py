# S65: A signal that comes while the loop is idle wakes it, whichever thread sends it.

import asyncio
import os
import signal
import threading

from transcript import say


async def main():
    came = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, came.set)
    thread = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1))
    asyncio.get_running_loop().call_soon(thread.start)
    await came.wait()
    say("came")
    thread.join()


asyncio.run(main())
