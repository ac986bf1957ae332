# S65: A callback from another thread wakes a loop that has nothing to do.

import asyncio
import threading

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, "from a thread")).start()
    say(await future)


asyncio.run(main())
