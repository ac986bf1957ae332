# S34: Nested clean-up that swallows a failure and goes on.

import asyncio

from transcript import say, now


async def main():
    async def work():
        try:
            try:
                await asyncio.sleep(1)
                raise ValueError("inner")
            finally:
                await asyncio.sleep(1)
                say("inner clean-up", now())
        except ValueError as error:
            say("caught", error)
            await asyncio.sleep(1)
        return now()

    say(await asyncio.create_task(work()))


asyncio.run(main())
