# S63: An interrupt cancels main, and the run ends as interrupted once main has cleaned up.

import asyncio
import signal

from transcript import say, attempt


async def main():
    signal.raise_signal(signal.SIGINT)
    try:
        await asyncio.sleep(600)
    except asyncio.CancelledError:
        say("main is cancelled")
        raise
    finally:
        await asyncio.sleep(0.001)
        say("main has cleaned up")


signal.signal(signal.SIGINT, signal.default_int_handler)
say(attempt(lambda: asyncio.run(main())))
