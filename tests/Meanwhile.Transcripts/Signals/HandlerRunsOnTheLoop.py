# A handler of a signal runs on the loop, between the steps of tasks, and no task is current in it.

import asyncio
import signal
import threading

from transcript import say


async def main():
    came = asyncio.Event()

    def handle():
        say("handled", asyncio.current_task(), threading.current_thread() is threading.main_thread())
        came.set()

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, handle)
    signal.raise_signal(signal.SIGUSR1)
    say("raised")
    await came.wait()
    say("goes on")


asyncio.run(main())
