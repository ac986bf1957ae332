# S50: The deadline passes while a group ends, and the body then ends by the cancel of another task before it hears of its own.

import asyncio

from transcript import say, attempted, now


async def main():
    gone = asyncio.create_task(asyncio.sleep(1))
    gone.cancel()

    async def late():
        async with asyncio.timeout(1):
            await asyncio.sleep(2)

    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(late())

    async def body():
        async with asyncio.timeout(1):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(inner())
            except ExceptionGroup:
                say("the group failed", asyncio.current_task().cancelling())
                await gone

    say(await attempted(body()), asyncio.current_task().cancelling(), now())


asyncio.run(main())
