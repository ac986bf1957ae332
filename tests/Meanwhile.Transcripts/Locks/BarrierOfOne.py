# S84: A barrier for one lets each pass at once.

import asyncio

from transcript import say, attempt


async def main():
    barrier = asyncio.Barrier(1)
    asyncio.get_running_loop().call_soon(say, "callback")
    say(await barrier.wait(), await barrier.wait())
    await asyncio.sleep(0)
    say(type(attempt(lambda: asyncio.Barrier(0))).__name__)


asyncio.run(main())
