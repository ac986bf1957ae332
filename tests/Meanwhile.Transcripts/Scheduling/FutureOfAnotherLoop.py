# S15: A future of another loop is refused.

import asyncio

from transcript import say, attempted, VirtualTimeLoop


async def main():
    other = VirtualTimeLoop()
    future = other.create_future()

    async def work():
        await future

    error = await attempted(asyncio.create_task(work()))
    say(type(error).__name__)
    other.close()


asyncio.run(main())
