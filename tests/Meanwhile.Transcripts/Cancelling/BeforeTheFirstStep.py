# S30: A task that is cancelled before its first step never runs its body.

import asyncio

from transcript import say, attempted


async def main():
    async def work():
        say("never")

    task = asyncio.create_task(work())
    say(task.cancel(), task.cancelling(), task.done())
    say(await attempted(task), task.cancelled())


asyncio.run(main())
