# S41: The body awaits a child that is cancelled on its own: the cancelled error passes through the group.

import asyncio

from transcript import say, attempted, now


async def main():
    async def child():
        await asyncio.sleep(10)

    async def body():
        async with asyncio.TaskGroup() as group:
            task = group.create_task(child())
            asyncio.get_running_loop().call_later(1, lambda: task.cancel("child"))
            await task

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
