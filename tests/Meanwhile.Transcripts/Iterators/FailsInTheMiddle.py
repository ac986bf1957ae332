# S61: The exception of an iterator is raised where its next item is asked for.

import asyncio

from transcript import say, attempted, now


async def main():
    async def items():
        yield 1
        await asyncio.sleep(1)
        raise ValueError("boom")

    async def reader():
        async for item in items():
            say(item)

    say(await attempted(reader()), now())


asyncio.run(main())
