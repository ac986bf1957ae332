# S80: A timeout while a task waits for the lock leaves the lock as it is.

import asyncio

from transcript import say, attempted, now


async def main():
    gate = asyncio.Lock()
    await gate.acquire()
    say(await attempted(asyncio.wait_for(gate.acquire(), 1)), now(), gate.locked())
    gate.release()
    say(gate.locked())
    await asyncio.wait_for(gate.acquire(), 1)
    say(gate.locked())


asyncio.run(main())
