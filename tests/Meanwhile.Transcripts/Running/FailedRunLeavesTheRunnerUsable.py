# S62: A run that failed leaves the runner usable.

import asyncio

from transcript import say, attempt


async def fail():
    raise ValueError("boom")


async def value():
    return "value"


with asyncio.Runner() as runner:
    say(attempt(lambda: runner.run(fail())))
    say(runner.run(value()))
