# S41, S50: What is awaited inside a timeout is cancelled by somebody else: that is no timeout.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(10)

    async def body():
        async with asyncio.timeout(5) as scope:
            try:
                await task
            finally:
                say(scope.expired(), now())

    task = asyncio.create_task(work())
    asyncio.get_running_loop().call_later(1, task.cancel)
    say(await attempted(body()), asyncio.current_task().cancelling())


asyncio.run(main())
