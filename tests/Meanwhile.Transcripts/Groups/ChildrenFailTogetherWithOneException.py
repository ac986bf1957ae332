# S21, S40: Three children await one future that fails while the body waits for something else: each of them has failed.

import asyncio

from transcript import say, attempted, now


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_exception, ValueError("boom"))

    async def reader():
        await future

    async def body():
        async with asyncio.TaskGroup() as group:
            for _ in range(3):
                group.create_task(reader())
            await asyncio.sleep(10)

    say(await attempted(body()), now())


asyncio.run(main())
