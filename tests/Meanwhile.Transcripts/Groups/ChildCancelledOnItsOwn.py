# S41: A child that is cancelled on its own is ignored; the others go on.

import asyncio

from transcript import say, now


async def main():
    async def child(name):
        await asyncio.sleep(2)
        say(name, "ends")

    async with asyncio.TaskGroup() as group:
        first = group.create_task(child("a"))
        second = group.create_task(child("b"))
        await asyncio.sleep(1)
        first.cancel()
    say(first.cancelled(), second.done(), now())


asyncio.run(main())
