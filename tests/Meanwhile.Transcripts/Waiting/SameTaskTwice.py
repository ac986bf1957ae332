# S25: The same task twice counts once.

import asyncio

from transcript import say, now


async def main():
    async def work():
        await asyncio.sleep(1)

    task = asyncio.create_task(work())
    done, pending = await asyncio.wait([task, task])
    say(len(done), len(pending), now())


asyncio.run(main())
