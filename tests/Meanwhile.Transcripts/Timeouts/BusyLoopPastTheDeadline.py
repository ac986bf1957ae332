# S51: The loop is busy past the deadlines of two nested timeouts: the outer one expires.

import asyncio

from transcript import say, attempted, now, pass_time


async def main():
    async def body():
        async with asyncio.timeout(2) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(0)
                    pass_time(5)
                    await asyncio.sleep(0)
                    await asyncio.sleep(10)
            except BaseException as error:
                say("inner raises", type(error).__name__, inner.expired(), outer.expired())
                raise

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
