# S2: A new task waits for the next turn, while an awaited coroutine runs at once.

import asyncio

from transcript import say


async def main():
    async def task():
        say("task")

    async def inline():
        say("inline")

    keep = asyncio.create_task(task())
    say("created")
    await inline()
    say("after inline")
    await asyncio.sleep(0)
    say("after sleep(0)", keep.done())


asyncio.run(main())
