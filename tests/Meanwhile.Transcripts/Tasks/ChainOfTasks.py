# S6: Each task of a chain goes on a turn after the one that it awaits.

import asyncio

from transcript import say


async def main():
    async def link(number):
        if number > 0:
            await asyncio.create_task(link(number - 1))
        say("link", number)

    asyncio.get_running_loop().call_soon(say, "callback")
    await asyncio.create_task(link(3))
    say("end")


asyncio.run(main())
