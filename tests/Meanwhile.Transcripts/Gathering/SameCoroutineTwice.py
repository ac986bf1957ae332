# S24: The same coroutine three times runs once and fills three places.

import asyncio

from transcript import say


async def main():
    async def work():
        say("runs")
        return "value"

    coroutine = work()
    say(await asyncio.gather(coroutine, coroutine, coroutine))


asyncio.run(main())
