# S33: A task is cancelled at the very time at which its sleep ends, before it has gone on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        await asyncio.sleep(1)
        say("slept")
        await asyncio.sleep(1)
        say("never")

    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    loop.call_at(1, lambda: say("cancel", task.cancel()))
    say(await attempted(task), now())


asyncio.run(main())
