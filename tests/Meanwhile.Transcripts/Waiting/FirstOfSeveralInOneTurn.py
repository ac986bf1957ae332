# S25: Wait for the first, and several end in one turn: all of those are done.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    say(len(done), len(pending), now())


asyncio.run(main())
