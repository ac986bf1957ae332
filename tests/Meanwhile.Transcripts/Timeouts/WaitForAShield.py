# S36, S53: A wait_for of a shield gives up, and the work goes on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(3)
        say("saved at", now())
        return "value"

    task = asyncio.create_task(work())
    say(await attempted(asyncio.wait_for(asyncio.shield(task), 1)), now(), task.done())
    say(await task)


asyncio.run(main())
