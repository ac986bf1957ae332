# S53: A wait_for that is over cancels the task that it waits for, also when others await that.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(10)

    async def other():
        say("other:", await attempted(task), now())

    task = asyncio.create_task(work())
    waiting = asyncio.create_task(other())
    await asyncio.sleep(0)
    say("mine:", await attempted(asyncio.wait_for(task, 1)), now())
    await waiting


asyncio.run(main())
