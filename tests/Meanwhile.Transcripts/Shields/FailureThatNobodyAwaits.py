# S36: A failure inside a shield whose await was cancelled, and which nobody holds.

import asyncio

from transcript import say


async def main():
    async def fail():
        await asyncio.sleep(2)
        raise ValueError("boom")

    outer = asyncio.shield(fail())
    await asyncio.sleep(1)
    outer.cancel()
    await asyncio.sleep(2)
    say("end")


asyncio.run(main())
