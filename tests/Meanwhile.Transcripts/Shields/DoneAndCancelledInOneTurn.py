# S33, S36: The work inside a shield is done, and in the same turn the one who awaits the shield is cancelled.

import asyncio

from transcript import say, attempted


async def main():
    future = asyncio.get_running_loop().create_future()

    async def work():
        say("got", await asyncio.shield(future))
        await asyncio.sleep(1)
        say("never")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    future.set_result("value")
    task.cancel()
    say(await attempted(task), future.result())


asyncio.run(main())
