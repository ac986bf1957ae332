# S40: All failures are in the group's exception: also those of clean-ups, in the order in which they came.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail(seconds, error):
        await asyncio.sleep(seconds)
        raise error

    async def fails_in_clean_up():
        try:
            await asyncio.sleep(10)
        finally:
            raise KeyError("clean-up")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(1, ValueError("first")))
            group.create_task(fail(1, OSError("second")))
            group.create_task(fails_in_clean_up())

    say(await attempted(body()), now())


asyncio.run(main())
