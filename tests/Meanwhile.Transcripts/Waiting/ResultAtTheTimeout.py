# S25: A task ends at the very time of the timeout of the wait for it.

import asyncio

from transcript import say, now


async def main():
    async def work():
        await asyncio.sleep(1)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    done, pending = await asyncio.wait([task], timeout=1)
    say(len(done), len(pending), now(), task.done())


asyncio.run(main())
