# S65: A coroutine that another thread submits runs on the loop, and the thread gets its result or its exception.

import asyncio
import threading

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    loop_thread = threading.get_ident()

    async def work(value):
        await asyncio.sleep(0)
        if value == "bad":
            raise ValueError("boom")
        return value, threading.get_ident() == loop_thread

    def thread():
        good = asyncio.run_coroutine_threadsafe(work("good"), loop).result()
        bad = asyncio.run_coroutine_threadsafe(work("bad"), loop).exception()
        return good, bad

    good, bad = await asyncio.to_thread(thread)
    say(good, bad)


asyncio.run(main())
