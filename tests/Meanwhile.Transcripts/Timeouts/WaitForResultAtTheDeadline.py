# S53: What a wait_for waits for is done at the very time of its deadline.

import asyncio

from transcript import say, attempted, now


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_at(1, future.set_result, "value")
    say(await attempted(asyncio.wait_for(future, 1)), now())


asyncio.run(main())
