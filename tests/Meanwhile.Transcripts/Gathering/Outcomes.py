# S24: With return_exceptions, failures and cancels take their places among the results.

import asyncio

from transcript import say, now


async def main():
    async def work():
        await asyncio.sleep(1)
        return "value"

    async def fail():
        raise ValueError("boom")

    async def cancelled():
        raise asyncio.CancelledError()

    say(await asyncio.gather(work(), fail(), cancelled(), return_exceptions=True), now())


asyncio.run(main())
