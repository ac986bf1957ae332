# S9: Yielding many times takes no time; sleeping takes just what it says.

import asyncio

from transcript import say, now


async def main():
    for _ in range(1000):
        await asyncio.sleep(0)
    say(now())
    await asyncio.sleep(3600)
    say(now())
    await asyncio.sleep(0.5)
    say(now())


asyncio.run(main())
