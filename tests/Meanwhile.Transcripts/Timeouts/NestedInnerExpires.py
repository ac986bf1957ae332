# S50: Of two nested timeouts the inner one expires.

import asyncio

from transcript import say, now


async def main():
    async with asyncio.timeout(10) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(5)
        except TimeoutError:
            say("inner", inner.expired(), outer.expired(), now())
        await asyncio.sleep(2)
        say("still inside", now())
    say("outer passed", outer.expired(), now())


asyncio.run(main())
