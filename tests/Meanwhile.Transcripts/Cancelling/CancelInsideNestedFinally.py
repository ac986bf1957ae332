# S34: Clean-up runs from the inside out, each part to its end.

import asyncio

from transcript import say, attempted, now


async def main():
    async def level(number):
        try:
            if number == 0:
                await asyncio.sleep(10)
            else:
                await level(number - 1)
        finally:
            await asyncio.sleep(1)
            say("level", number, "at", now())

    task = asyncio.create_task(level(3))
    await asyncio.sleep(0)
    task.cancel()
    say(await attempted(task))


asyncio.run(main())
