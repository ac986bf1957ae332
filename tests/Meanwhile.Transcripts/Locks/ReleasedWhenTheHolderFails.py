# S80: A lock is released when its holder fails or is cancelled.

import asyncio

from transcript import say, attempted


async def main():
    gate = asyncio.Lock()

    async def fail():
        async with gate:
            raise ValueError("boom")

    async def sleeper():
        async with gate:
            await asyncio.sleep(10)

    say(await attempted(fail()), gate.locked())
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(1)
    say(gate.locked())
    task.cancel()
    say(await attempted(task), gate.locked())


asyncio.run(main())
