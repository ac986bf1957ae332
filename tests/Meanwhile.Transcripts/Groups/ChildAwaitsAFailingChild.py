# S40: A child awaits another one that fails, with the body awaiting both: the failure is in the exception once.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def body():
        async with asyncio.TaskGroup() as group:
            first = group.create_task(fail())

            async def reader():
                await first

            second = group.create_task(reader())
            await second

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
