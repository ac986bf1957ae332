# S23: A cancel of an eager task meets it where it is suspended.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        say("begins")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            say(error)
            raise

    task = asyncio.Task(work(), loop=asyncio.get_running_loop(), eager_start=True)
    say(task.cancel("stop"), task.cancelling())
    say(await attempted(task), task.cancelled(), now())


asyncio.run(main())
