# S40: A group waits for all its tasks, and gives their results.

import asyncio

from transcript import say, now


async def main():
    async def work(name, seconds):
        await asyncio.sleep(seconds)
        say(name, now())
        return name

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(name, seconds)) for name, seconds in (("a", 2), ("b", 1))]
        say("body ends", now())
    say([task.result() for task in tasks], now())


asyncio.run(main())
