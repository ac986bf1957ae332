# S43: A group that is finished takes no more tasks.

import asyncio

from transcript import say, attempt


async def main():
    async def work():
        pass

    async with asyncio.TaskGroup() as group:
        pass
    coroutine = work()
    error = attempt(lambda: group.create_task(coroutine))
    say(type(error).__name__)
    coroutine.close()


asyncio.run(main())
