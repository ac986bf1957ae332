# S5: An async iterator that never suspends takes no turn.

import asyncio

from transcript import say


async def main():
    async def count(to):
        for i in range(to):
            yield i

    asyncio.get_running_loop().call_soon(say, "callback")
    async for i in count(3):
        say(i)
    await asyncio.sleep(0)


asyncio.run(main())
