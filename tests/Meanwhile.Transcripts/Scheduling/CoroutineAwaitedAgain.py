# S14: A coroutine is awaited once.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        return 21

    coroutine = work()
    say(await coroutine)
    say(await attempted(coroutine))
    say(await attempted(coroutine))


asyncio.run(main())
