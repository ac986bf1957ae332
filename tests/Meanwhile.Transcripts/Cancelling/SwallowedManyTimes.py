# S31: A task that swallows every cancel is cancelled by none of them.

import asyncio

from transcript import say, now


async def main():
    async def stubborn():
        caught = 0
        while caught < 3:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                caught += 1
                say("caught", error, now())
        return caught

    task = asyncio.create_task(stubborn())
    for i in range(3):
        await asyncio.sleep(1)
        task.cancel(f"number {i}")
    say(await task, task.cancelling(), task.cancelled())


asyncio.run(main())
