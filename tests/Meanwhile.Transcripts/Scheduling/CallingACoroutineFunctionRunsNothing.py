# S1: Calling a coroutine function runs nothing; awaiting what it gives runs it.

import asyncio

from transcript import say


async def main():
    async def work():
        say("ran")
        return "done"

    coroutine = work()
    say("created")
    say(await coroutine)


asyncio.run(main())
