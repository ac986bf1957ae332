# S53: A future whose wait_for is over is cancelled.

import asyncio

from transcript import say, attempted, now


async def main():
    future = asyncio.get_running_loop().create_future()
    say(await attempted(asyncio.wait_for(future, 1)), future.cancelled(), now())
    done = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, done.set_result, "value")
    say(await asyncio.wait_for(done, 2), now())


asyncio.run(main())
