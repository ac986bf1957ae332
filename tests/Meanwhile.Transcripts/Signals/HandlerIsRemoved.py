# A handler can be removed once; one that is added after that is called.

import asyncio
import signal

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    came = asyncio.Event()
    say(loop.remove_signal_handler(signal.SIGUSR1))
    loop.add_signal_handler(signal.SIGUSR1, lambda: say("removed"))
    say(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    loop.add_signal_handler(signal.SIGUSR1, came.set)
    signal.raise_signal(signal.SIGUSR1)
    await came.wait()
    say("came")


asyncio.run(main())
