# A cancel meets the clean-up of an iterator that is being closed.

import asyncio

from transcript import say, attempted, now


async def main():
    async def count():
        try:
            yield 1
        finally:
            say("clean-up begins", now())
            try:
                await asyncio.sleep(10)
            finally:
                say("clean-up is cut short", now())

    async def reader():
        items = count()
        say(await anext(items))
        await items.aclose()

    task = asyncio.create_task(reader())
    await asyncio.sleep(1)
    task.cancel("enough")
    say(await attempted(task))


asyncio.run(main())
