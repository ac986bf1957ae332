# S31: A request that is taken back before it was delivered.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        task = asyncio.current_task()
        task.cancel()
        say(task.uncancel())
        await asyncio.sleep(1)
        return "value"

    task = asyncio.create_task(work())
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
