# S60: What is left when main ends is cancelled and awaited, and the run returns the result of main.

import asyncio

from transcript import say, now


async def main():
    async def background():
        try:
            await asyncio.sleep(100)
        finally:
            await asyncio.sleep(2)
            say("cleaned up at", now())

    asyncio.create_task(background())
    await asyncio.sleep(1)
    say("main ends")
    return "value"


say(asyncio.run(main()))
