# S22: A handler of a signal that fails is reported, and the loop goes on, with the handler in place.

import asyncio
import signal

from transcript import say


async def main():
    came = asyncio.Queue()

    def handle():
        came.put_nowait("came")
        raise ValueError("handler")

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, handle)
    for _ in range(2):
        signal.raise_signal(signal.SIGUSR1)
        say(await came.get())


asyncio.run(main())
