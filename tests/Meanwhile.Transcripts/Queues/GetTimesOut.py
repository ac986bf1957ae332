# S53: A get that times out takes no item that comes later.

import asyncio

from transcript import say, attempted, now


async def main():
    queue = asyncio.Queue()
    asyncio.get_running_loop().call_later(2, queue.put_nowait, "late")
    say(await attempted(asyncio.wait_for(queue.get(), 1)), now())
    await asyncio.sleep(2)
    say(queue.qsize(), await queue.get())


asyncio.run(main())
