# S60: Main is cancelled by one of its tasks: the run ends with a cancelled error.

import asyncio

from transcript import say, attempt


async def main():
    main_task = asyncio.current_task()

    async def killer():
        await asyncio.sleep(1)
        main_task.cancel("by a task")

    asyncio.create_task(killer())
    await asyncio.sleep(100)


say(attempt(lambda: asyncio.run(main())))
