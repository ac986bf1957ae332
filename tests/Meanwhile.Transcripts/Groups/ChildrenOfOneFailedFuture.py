# S21, S40: The body and three children await one future that fails: each of them has failed.

import asyncio

from transcript import say, attempted


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_exception, ValueError("boom"))

    async def reader():
        await future

    async def body():
        async with asyncio.TaskGroup() as group:
            for _ in range(3):
                group.create_task(reader())
            await future

    error = await attempted(body())
    say(error, error.exceptions[0] is future.exception())


asyncio.run(main())
