# S21: The same exception is raised on each await.

import asyncio

from transcript import say, attempt, attempted


async def main():
    future = asyncio.get_running_loop().create_future()
    error = ValueError("boom")
    future.set_exception(error)
    first = await attempted(future)
    second = await attempted(future)
    say(first, second is first, first is error, future.exception() is error)
    say(attempt(future.result) is error)


asyncio.run(main())
