# S53: A wait_for of zero or less never starts the coroutine; what is done gives its result.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        say("never")

    async def quick():
        return "value"

    for seconds in (0, -1):
        say(await attempted(asyncio.wait_for(work(), seconds)), now())
    task = asyncio.create_task(quick())
    await asyncio.sleep(0)
    say(await asyncio.wait_for(task, 0))
    sleeper = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    say(await attempted(asyncio.wait_for(sleeper, 0)), sleeper.cancelled(), now())


asyncio.run(main())
