# What a task says of the coroutines that it is in.

import asyncio

from transcript import say


async def main():
    async def inner():
        await asyncio.sleep(1)

    async def outer():
        await inner()

    def stack():
        return [frame.f_code.co_name for frame in task.get_stack()]

    task = asyncio.create_task(outer())
    say(stack())
    await asyncio.sleep(0)
    say(stack())
    await task
    say(stack())


asyncio.run(main())
