# S36: Cancelling what is inside cancels the shield.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(10)

    task = asyncio.create_task(work())
    outer = asyncio.shield(task)
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(outer), outer.cancelled(), now())
    say(await attempted(task))


asyncio.run(main())
