# S14: A coroutine that is under way elsewhere is not awaited beside that.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        await asyncio.sleep(1)
        return "result"

    async def first():
        return await coroutine

    coroutine = work()
    task = asyncio.create_task(first())
    await asyncio.sleep(0)
    say(await attempted(coroutine))
    say(await task)


asyncio.run(main())
