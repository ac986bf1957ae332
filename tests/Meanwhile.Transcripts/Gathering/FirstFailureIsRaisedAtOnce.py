# S24: The first failure is raised at once, and the siblings go on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        say("sibling ends at", now())

    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    say(await attempted(asyncio.gather(work(2), fail())), now())
    await asyncio.sleep(3)


asyncio.run(main())
