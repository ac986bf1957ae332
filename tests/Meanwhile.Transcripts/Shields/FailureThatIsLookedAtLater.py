# S36: A failure inside a shield whose await was cancelled, of a task that somebody holds and looks at later.

import asyncio

from transcript import say


async def main():
    async def fail():
        await asyncio.sleep(2)
        raise ValueError("boom")

    inner = asyncio.create_task(fail())
    outer = asyncio.shield(inner)
    await asyncio.sleep(1)
    outer.cancel()
    await asyncio.sleep(2)
    say("looked at:", inner.exception())


asyncio.run(main())
