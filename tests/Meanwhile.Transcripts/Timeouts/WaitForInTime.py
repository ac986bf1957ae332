# S53: A wait_for that is in time gives the result, in the same task.

import asyncio

from transcript import say, now


async def main():
    async def work():
        await asyncio.sleep(1)
        return asyncio.current_task() is mine

    mine = asyncio.current_task()
    say(await asyncio.wait_for(work(), 10), now())
    say(await asyncio.wait_for(work(), None), now())


asyncio.run(main())
