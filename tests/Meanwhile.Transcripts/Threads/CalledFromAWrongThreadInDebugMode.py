# S73: A call from a wrong thread is refused in debug mode.

import asyncio
import threading

from transcript import say, attempt


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)

    def work():
        error = attempt(lambda: loop.call_soon(say, "called"))
        return type(error).__name__ if isinstance(error, Exception) else "accepted"

    say(await asyncio.to_thread(work))
    await asyncio.sleep(0)


asyncio.run(main())
