# S82: A semaphore of a negative count is refused; one of zero is locked from the start.

import asyncio

from transcript import say, attempt, now


async def main():
    say(type(attempt(lambda: asyncio.Semaphore(-1))).__name__)
    semaphore = asyncio.Semaphore(0)
    say(semaphore.locked())
    asyncio.get_running_loop().call_later(1, semaphore.release)
    await semaphore.acquire()
    say(now(), semaphore.locked())


asyncio.run(main())
