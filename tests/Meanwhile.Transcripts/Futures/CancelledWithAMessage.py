# S35: Everyone who awaits a future that was cancelled with a message sees it.

import asyncio

from transcript import say, attempt, attempted


async def main():
    future = asyncio.get_running_loop().create_future()

    async def waiter(name):
        say(name, await attempted(future))

    tasks = [asyncio.create_task(waiter(name)) for name in "ab"]
    await asyncio.sleep(0)
    future.cancel("no longer needed")
    for task in tasks:
        await task
    say(attempt(future.result))
    say(await attempted(future))


asyncio.run(main())
