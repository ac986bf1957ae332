# S36: A shield gives what its inside gives.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(1)
        return "value"

    async def fail():
        await asyncio.sleep(1)
        raise ValueError("boom")

    say(await asyncio.shield(work()), now())
    say(await attempted(asyncio.shield(fail())), now())
    done = asyncio.create_task(work())
    await done
    say(await asyncio.shield(done), asyncio.shield(done) is done)


asyncio.run(main())
