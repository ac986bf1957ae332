# S60, S63: An interrupt cancels main; what main left is cancelled after it, as at the end of every run.

import asyncio
import signal

from transcript import say, attempt


async def main():
    async def background():
        try:
            await asyncio.sleep(600)
        finally:
            say("background ends")

    asyncio.create_task(background())
    await asyncio.sleep(0.001)
    signal.raise_signal(signal.SIGINT)
    try:
        await asyncio.sleep(600)
    finally:
        say("main ends")


signal.signal(signal.SIGINT, signal.default_int_handler)
say(attempt(lambda: asyncio.run(main())))
