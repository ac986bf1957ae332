# A queue of a negative size.

import asyncio

from transcript import say, attempt


async def main():
    result = attempt(lambda: asyncio.Queue(-1))
    say("a queue without a limit" if isinstance(result, asyncio.Queue) else type(result).__name__)


asyncio.run(main())
