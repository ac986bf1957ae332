# S80: A wait for a condition that times out has the lock again.

import asyncio

from transcript import say, now


async def main():
    condition = asyncio.Condition()
    async with condition:
        try:
            async with asyncio.timeout(1):
                await condition.wait()
        except TimeoutError as error:
            say(error, condition.locked(), now())
    say(condition.locked())


asyncio.run(main())
