# S60: Clean-up that fails at the end is reported, and the run returns the result of main.

import asyncio

from transcript import say


async def main():
    async def background():
        try:
            await asyncio.sleep(100)
        finally:
            raise ValueError("clean-up")

    asyncio.create_task(background())
    await asyncio.sleep(1)
    return "value"


say(asyncio.run(main()))
