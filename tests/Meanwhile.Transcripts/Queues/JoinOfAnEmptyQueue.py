# Join of a queue into which nothing was put takes no turn.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()
    asyncio.get_running_loop().call_soon(say, "callback")
    await queue.join()
    say("joined")
    await asyncio.sleep(0)


asyncio.run(main())
