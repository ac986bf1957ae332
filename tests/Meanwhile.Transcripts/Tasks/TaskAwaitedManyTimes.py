# S5: A task may be awaited many times, before and after its end.

import asyncio

from transcript import say


async def main():
    async def work():
        say("work")
        await asyncio.sleep(1)
        return [1]

    async def reader():
        return await task

    task = asyncio.create_task(work())
    readers = [asyncio.create_task(reader()) for _ in range(2)]
    first = await task
    say(first, await task is first, [await reader is first for reader in readers])
    say(task.done(), task.cancelled(), task.exception())


asyncio.run(main())
