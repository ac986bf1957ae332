# S37: A task that cancels a child and awaits it is cancelled itself meanwhile.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            await asyncio.sleep(1)

    async def parent():
        task = asyncio.create_task(child())
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass
        say("parent goes on at", now())
        await asyncio.sleep(10)

    task = asyncio.create_task(parent())
    await asyncio.sleep(1.5)
    task.cancel()
    say(await attempted(task), now())


asyncio.run(main())
