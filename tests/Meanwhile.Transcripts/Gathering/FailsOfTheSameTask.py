# S21, S24: One task that fails, in three gathers: each of them raises the same exception.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    task = asyncio.create_task(fail())
    gatherings = [asyncio.gather(task) for _ in range(3)]
    errors = [await attempted(gathering) for gathering in gatherings]
    say(errors, [error is task.exception() for error in errors])


asyncio.run(main())
