# S30: Of two cancels before the first step the message of the last arrives.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        say("never")

    task = asyncio.create_task(work())
    say(task.cancel("first"), task.cancel("second"), task.cancelling())
    say(await attempted(task))


asyncio.run(main())
