# S60: A run returns the result of main, or raises its exception.

import asyncio

from transcript import say, attempt


async def value():
    await asyncio.sleep(1)
    return "value"


async def fail():
    await asyncio.sleep(1)
    raise ValueError("boom")


say(asyncio.run(value()))
say(attempt(lambda: asyncio.run(fail())))
say(asyncio.run(value()))
