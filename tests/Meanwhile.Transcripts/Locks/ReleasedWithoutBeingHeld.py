# S80: Releasing a lock that is not held is refused.

import asyncio

from transcript import say, attempt


async def main():
    gate = asyncio.Lock()
    say(type(attempt(gate.release)).__name__)
    async with gate:
        pass
    say(type(attempt(gate.release)).__name__, gate.locked())


asyncio.run(main())
