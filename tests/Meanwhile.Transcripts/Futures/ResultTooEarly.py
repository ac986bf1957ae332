# S20: What is not done has neither result nor exception.

import asyncio

from transcript import say, attempt


async def main():
    future = asyncio.get_running_loop().create_future()
    say(future.done(), future.cancelled())
    say(attempt(future.result))
    say(attempt(future.exception))
    future.set_result(42)
    say(future.done(), future.cancelled())
    say(future.result(), future.exception())


asyncio.run(main())
