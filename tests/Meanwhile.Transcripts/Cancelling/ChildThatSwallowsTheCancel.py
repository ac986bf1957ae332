# S35: A child that swallows the cancel of its parent keeps the parent running.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "swallowed"

    async def parent():
        result = await asyncio.create_task(child())
        say("parent got", result, asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        return "parent's result"

    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
