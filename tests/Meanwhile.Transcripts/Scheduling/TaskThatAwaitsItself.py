# S15: A task that awaits itself is refused.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        say(await attempted(task))
        return "went on"

    task = asyncio.create_task(work())
    say(await task)


asyncio.run(main())
