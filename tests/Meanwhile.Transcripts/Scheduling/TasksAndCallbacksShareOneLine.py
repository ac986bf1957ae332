# S3: Tasks and callbacks run in the order in which they came, in one line.

import asyncio

from transcript import say


async def main():
    async def work(name):
        say(name)

    first = asyncio.create_task(work("A"))
    asyncio.get_running_loop().call_soon(say, "callback")
    second = asyncio.create_task(work("B"))
    await second
    say(first.done())


asyncio.run(main())
