# S50: Of two nested timeouts the outer one expires; the inner one passes the cancel on.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(10) as inner:
                    await asyncio.sleep(5)
            except BaseException as error:
                say("inner raises", type(error).__name__, inner.expired())
                raise

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
