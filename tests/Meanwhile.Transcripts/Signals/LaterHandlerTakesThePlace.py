# A signal has one handler: a later one takes the place of the earlier.

import asyncio
import signal

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    came = asyncio.Event()

    def second():
        say("second")
        came.set()

    loop.add_signal_handler(signal.SIGUSR1, lambda: say("first"))
    loop.add_signal_handler(signal.SIGUSR1, second)
    signal.raise_signal(signal.SIGUSR1)
    await came.wait()
    say("goes on")


asyncio.run(main())
