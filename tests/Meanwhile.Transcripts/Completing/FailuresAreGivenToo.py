# S25: As completed gives failed and cancelled tasks too; to await them raises.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(seconds, fails=False):
        await asyncio.sleep(seconds)
        if fails:
            raise ValueError("boom")
        return seconds

    tasks = [asyncio.create_task(work(1, True)), asyncio.create_task(work(2)), asyncio.create_task(work(5))]
    asyncio.get_running_loop().call_later(3, tasks[2].cancel)
    async for task in asyncio.as_completed(tasks):
        say(await attempted(task), now())


asyncio.run(main())
