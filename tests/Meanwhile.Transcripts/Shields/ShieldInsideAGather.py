# S36: A gather with a shield in it is cancelled, and what is shielded runs on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(name):
        try:
            await asyncio.sleep(2)
            say(name, "ends at", now())
        except asyncio.CancelledError:
            say(name, "cancelled at", now())
            raise

    shielded = asyncio.create_task(work("shielded"))
    gathering = asyncio.gather(asyncio.shield(shielded), work("bare"))
    await asyncio.sleep(1)
    gathering.cancel()
    say(await attempted(gathering))
    await shielded


asyncio.run(main())
