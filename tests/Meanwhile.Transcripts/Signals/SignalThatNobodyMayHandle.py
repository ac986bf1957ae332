# A handler for a signal that no program may handle is refused, and the loop goes on.

import asyncio
import signal

from transcript import say, attempt


async def main():
    loop = asyncio.get_running_loop()
    say("refused:", attempt(lambda: loop.add_signal_handler(signal.SIGKILL, print)) is not None)
    say("was there:", loop.remove_signal_handler(signal.SIGKILL))


asyncio.run(main())
