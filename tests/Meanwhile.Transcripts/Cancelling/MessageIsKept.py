# S35: The message of a cancel that arrives by other ways than the first await.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        await asyncio.sleep(10)

    task = asyncio.create_task(work())
    shield = asyncio.shield(task)
    gathering = asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(1)
    task.cancel("why")
    say("first await:", await attempted(task))
    say("second await:", await attempted(task))
    say("shield:", await attempted(shield))
    say("gather:", await gathering)


asyncio.run(main())
