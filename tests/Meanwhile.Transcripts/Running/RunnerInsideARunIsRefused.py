# S12, S62: A run of the runner inside its own run is refused.

import asyncio

from transcript import say, attempt, now


async def nothing():
    pass


async def main():
    coroutine = nothing()
    say(type(attempt(lambda: runner.run(coroutine))).__name__)
    coroutine.close()
    await asyncio.sleep(1)
    say("goes on", now())


with asyncio.Runner() as runner:
    runner.run(main())
