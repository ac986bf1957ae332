# S25: Wait with a timeout of zero.

import asyncio

from transcript import say, now


async def main():
    async def work():
        return "value"

    task = asyncio.create_task(work())
    done, pending = await asyncio.wait([task], timeout=0)
    say(len(done), len(pending), now())
    done, pending = await asyncio.wait([task], timeout=0)
    say(len(done), len(pending), now())


asyncio.run(main())
