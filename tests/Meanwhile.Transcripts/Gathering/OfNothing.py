# S24: A gather of nothing is an empty result.

import asyncio

from transcript import say, now


async def main():
    say(await asyncio.gather())
    say(now())


asyncio.run(main())
