# S40: The failure of an inner group is one failure of the outer one.

import asyncio

from transcript import say, attempted, now, text


async def main():
    async def fail(text):
        await asyncio.sleep(1)
        raise ValueError(text)

    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("inner"))

    async def other():
        try:
            await asyncio.sleep(10)
        finally:
            say("other ends at", now())

    async def outer():
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(other())

    say(await attempted(outer()))


asyncio.run(main())
