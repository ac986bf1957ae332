# S21: A failed task raises its exception, the same one, on each await.

import asyncio

from transcript import say, attempt, attempted


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    task = asyncio.create_task(fail())
    first = await attempted(task)
    say(first, await attempted(task) is first, task.exception() is first)
    say(task.done(), task.cancelled(), task.cancel())
    say(attempt(task.result) is first)


asyncio.run(main())
