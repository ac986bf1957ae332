# S53: A wait_for that is over waits for the clean-up of what it cancelled.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(2)
            say("cleaned up at", now())

    say(await attempted(asyncio.wait_for(work(), 1)), now())
    task = asyncio.create_task(work())
    say(await attempted(asyncio.wait_for(task, 1)), now(), task.cancelled())


asyncio.run(main())
