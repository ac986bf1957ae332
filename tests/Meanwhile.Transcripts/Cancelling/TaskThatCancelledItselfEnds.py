# S32: A task that cancels itself and never suspends again.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        asyncio.current_task().cancel()
        return "value"

    task = asyncio.create_task(work())
    say(await attempted(task), task.cancelled())


asyncio.run(main())
