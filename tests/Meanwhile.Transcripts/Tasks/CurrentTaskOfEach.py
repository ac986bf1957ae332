# S13: Tasks that take turns: each finds itself as the current one after every await.

import asyncio

from transcript import say


async def main():
    async def inner():
        await asyncio.sleep(0)
        return asyncio.current_task().get_name()

    async def work(seconds):
        names = [asyncio.current_task().get_name()]
        await asyncio.sleep(seconds)
        names.append(asyncio.current_task().get_name())
        names.append(await inner())
        try:
            await asyncio.sleep(0)
        finally:
            names.append(asyncio.current_task().get_name())
        say(names)

    async with asyncio.TaskGroup() as group:
        for name, seconds in (("a", 1), ("b", 0), ("c", 1)):
            group.create_task(work(seconds), name=name)


asyncio.run(main())
