# S63: A second interrupt while main goes on after the first.

import asyncio
import signal

from transcript import say, attempt


async def main():
    for _ in range(2):
        signal.raise_signal(signal.SIGINT)
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            say("goes on")


signal.signal(signal.SIGINT, signal.default_int_handler)
say(attempt(lambda: asyncio.run(main())))
