# S20: A future without a value.

import asyncio

from transcript import say, attempted, now


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(2, future.set_result, None)
    say(await attempted(future), now(), future.done())


asyncio.run(main())
