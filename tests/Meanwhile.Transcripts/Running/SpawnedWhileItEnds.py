# S60: A task that clean-up spawns while the run ends.

import asyncio
import os

from transcript import say


async def main():
    async def late():
        say("late begins")
        try:
            await asyncio.sleep(100)
        finally:
            say("late ends")

    async def background():
        try:
            await asyncio.sleep(100)
        finally:
            tasks.append(asyncio.create_task(late()))
            await asyncio.sleep(0)
            await asyncio.sleep(0)

    asyncio.create_task(background())
    await asyncio.sleep(1)


tasks = []
asyncio.run(main())
say("run returned, and late is done:", tasks[0].done())
os._exit(0)
