# S50: The outer timeout expires while the body of the inner one, which has expired, cleans up.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(2):
            try:
                async with asyncio.timeout(1):
                    try:
                        await asyncio.sleep(10)
                    finally:
                        await asyncio.sleep(5)
            except BaseException as error:
                say("inner raises", type(error).__name__, now())
                raise

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
