# S63: Main swallows the interrupt, and the run gives main's own result.

import asyncio
import signal

from transcript import say


async def main():
    signal.raise_signal(signal.SIGINT)
    try:
        await asyncio.sleep(600)
    except asyncio.CancelledError:
        say("swallowed")
    return "main's own result"


signal.signal(signal.SIGINT, signal.default_int_handler)
say(asyncio.run(main()))
