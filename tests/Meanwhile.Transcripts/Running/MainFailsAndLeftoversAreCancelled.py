# S60: Main fails; what is left is cleaned up before the exception is raised.

import asyncio

from transcript import say, attempt


async def main():
    async def background():
        try:
            await asyncio.sleep(100)
        finally:
            await asyncio.sleep(1)
            say("cleaned up")

    asyncio.create_task(background())
    await asyncio.sleep(1)
    raise ValueError("main")


say(attempt(lambda: asyncio.run(main())))
