# S63: An interrupt ends the run also where main comes to its end without waiting.

import asyncio
import signal

from transcript import say, attempt


async def main():
    signal.raise_signal(signal.SIGINT)
    say("main goes on")
    return "main's own result"


async def failing():
    signal.raise_signal(signal.SIGINT)
    raise ValueError("main's own error")


signal.signal(signal.SIGINT, signal.default_int_handler)
say(attempt(lambda: asyncio.run(main())))
say(attempt(lambda: asyncio.run(failing())))
