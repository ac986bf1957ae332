# S65: Callbacks of one thread run in the order in which it gave them.

import asyncio
import threading

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    order = []

    def work():
        for i in range(100):
            loop.call_soon_threadsafe(order.append, i)
        loop.call_soon_threadsafe(done.set)

    threading.Thread(target=work).start()
    await done.wait()
    say(len(order), order == sorted(order))


asyncio.run(main())
