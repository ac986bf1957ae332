# S65: Cancelling the thread's handle of a submitted coroutine cancels its task.

import asyncio
import threading

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    started = threading.Event()
    ended = loop.create_future()

    async def work():
        started.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            say("task is cancelled")
            ended.set_result(None)
            raise

    def thread():
        handle = asyncio.run_coroutine_threadsafe(work(), loop)
        started.wait()
        handle.cancel()
        return handle.cancelled()

    say("handle is cancelled", await asyncio.to_thread(thread))
    await ended


asyncio.run(main())
