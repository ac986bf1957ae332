# S24, S36: A shield around a gather is cancelled; the gather goes on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(name):
        await asyncio.sleep(2)
        say(name, "ends", now())
        return name

    gathering = asyncio.gather(work("a"), work("b"))
    outer = asyncio.shield(gathering)
    await asyncio.sleep(1)
    outer.cancel()
    say(await attempted(outer))
    say(await gathering)


asyncio.run(main())
