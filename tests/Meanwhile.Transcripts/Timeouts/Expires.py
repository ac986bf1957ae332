# S50: Inside a timeout that expires there is a cancel, outside a timeout error that it caused.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(1) as scope:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as error:
                say("inside:", type(error).__name__, asyncio.current_task().cancelling(), scope.expired())
                raise

    error = await attempted(body())
    say("outside:", type(error).__name__, type(error.__cause__).__name__)
    say(asyncio.current_task().cancelling(), now())


asyncio.run(main())
