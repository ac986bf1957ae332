# S31: Two cancels in one turn are two requests and one error, with the message of the first.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            say(error, asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        say("went on", now())

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    say(task.cancel("first"), task.cancel("second"))
    say(await attempted(task), now())


asyncio.run(main())
