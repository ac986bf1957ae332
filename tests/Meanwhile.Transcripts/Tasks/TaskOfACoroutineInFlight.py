# S14: A task of a coroutine that was awaited already fails.

import asyncio

from transcript import say


async def main():
    async def work():
        return "value"

    coroutine = work()
    await coroutine
    try:
        await asyncio.create_task(coroutine)
    except RuntimeError as error:
        say(error)


asyncio.run(main())
