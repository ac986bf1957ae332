# S50: A timeout error that the body raises by itself passes unchanged.

import asyncio

from transcript import say, attempted


async def main():
    async def body():
        async with asyncio.timeout(10) as scope:
            try:
                raise TimeoutError("its own")
            finally:
                say(scope.expired())

    say(await attempted(body()))


asyncio.run(main())
