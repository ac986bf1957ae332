# S43: Children may spawn more while the group closes.

import asyncio

from transcript import say, now


async def main():
    async def child(depth):
        await asyncio.sleep(1)
        say("depth", depth, now())
        if depth < 3:
            group.create_task(child(depth + 1))

    async with asyncio.TaskGroup() as group:
        group.create_task(child(1))
    say("end", now())


asyncio.run(main())
