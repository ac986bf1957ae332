# S5: Putting where there is room and getting where there are items take no turn.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue(1)
    asyncio.get_running_loop().call_soon(say, "callback")
    for i in range(3):
        await queue.put(i)
        say("got", await queue.get())
    await asyncio.sleep(0)


asyncio.run(main())
