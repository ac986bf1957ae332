# S36: The outside of a shield is cancelled, and the inside runs on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(2)
        say("inside ends at", now())
        return "value"

    task = asyncio.create_task(work())
    outer = asyncio.shield(task)
    await asyncio.sleep(1)
    say(outer.cancel("out"), outer.cancelled(), task.cancelled())
    say(await attempted(outer), now())
    say(await task)


asyncio.run(main())
