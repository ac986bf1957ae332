# S80: To acquire a free lock takes no turn.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()
    asyncio.get_running_loop().call_soon(say, "callback")
    await gate.acquire()
    say("acquired", gate.locked())
    gate.release()
    say("released", gate.locked())
    await asyncio.sleep(0)


asyncio.run(main())
