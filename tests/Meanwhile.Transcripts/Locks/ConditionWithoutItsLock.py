# S80: Waiting and notifying without the lock are refused.

import asyncio

from transcript import say, attempt, attempted


async def main():
    condition = asyncio.Condition()
    say(await attempted(condition.wait()))
    say(attempt(condition.notify))
    say(attempt(condition.notify_all))
    say(type(attempt(condition.release)).__name__)


asyncio.run(main())
