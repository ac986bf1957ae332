# S24: A child that is cancelled on its own makes the gather raise, and the others go on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work(name, seconds):
        await asyncio.sleep(seconds)
        say(name, "ends")
        return name

    first = asyncio.create_task(work("a", 2))
    second = asyncio.create_task(work("b", 3))
    gathering = asyncio.gather(first, second)
    await asyncio.sleep(1)
    first.cancel()
    say(await attempted(gathering), now())
    say(await second)


asyncio.run(main())
