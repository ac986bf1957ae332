# S51: A timeout of zero.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(0) as scope:
            say("runs")
            try:
                await asyncio.sleep(1)
            finally:
                say(scope.expired(), now())

    say(await attempted(body()))


asyncio.run(main())
