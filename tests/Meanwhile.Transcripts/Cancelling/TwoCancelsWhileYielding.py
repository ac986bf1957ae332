# S31: Two cancels in one turn of a task that yields: the message is that of the last.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        await asyncio.sleep(0)
        say("never")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("first")
    task.cancel("second")
    say(await attempted(task), task.cancelling())


asyncio.run(main())
