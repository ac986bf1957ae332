# S50: Two nested timeouts of one deadline.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout_at(1) as outer:
            try:
                async with asyncio.timeout_at(1) as inner:
                    await asyncio.sleep(5)
            finally:
                say("inner", inner.expired(), "outer", outer.expired())

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
