# S82: A bounded semaphore refuses one release too many; a plain one grows.

import asyncio

from transcript import say, attempt


async def main():
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    say(type(attempt(bounded.release)).__name__)
    plain = asyncio.Semaphore(1)
    plain.release()
    await plain.acquire()
    say(plain.locked())
    await plain.acquire()
    say(plain.locked())


asyncio.run(main())
