# S23, S50: A timeout inside an eager task.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        async with asyncio.timeout(1):
            say("inside")
            await asyncio.sleep(10)

    task = asyncio.Task(work(), loop=asyncio.get_running_loop(), eager_start=True)
    say("created", task.done())
    say(await attempted(task), now(), asyncio.current_task().cancelling())


asyncio.run(main())
