# S43: A group that is ending because of a failure takes no more tasks.

import asyncio

from transcript import say, attempt, attempted


async def main():
    async def fail():
        raise ValueError("boom")

    async def late():
        say("never")

    async def child():
        try:
            await asyncio.sleep(10)
        finally:
            coroutine = late()
            say(type(attempt(lambda: group.create_task(coroutine))).__name__)
            coroutine.close()

    async def body():
        nonlocal group
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(1)
            group.create_task(fail())

    group = None
    say(await attempted(body()))


asyncio.run(main())
