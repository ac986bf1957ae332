# S24: A gather of gathers; the failure of the inner one is that of the outer one.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(value):
        await asyncio.sleep(value)
        if value == 2:
            raise ValueError("two")
        return value

    inner = asyncio.gather(work(1), work(2))
    outer = asyncio.gather(inner, work(3))
    say(await attempted(outer), now())
    say(inner.exception(), outer.exception() is inner.exception())
    say(await asyncio.gather(asyncio.gather(work(1), work(3)), asyncio.gather(work(0))), now())


asyncio.run(main())
