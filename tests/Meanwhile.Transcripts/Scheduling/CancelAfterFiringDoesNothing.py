# S10: Cancelling a timer that has fired does nothing to those that follow.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    first = loop.call_later(1, say, "first")
    loop.call_later(1, lambda: first.cancel())
    loop.call_later(2, say, "second")
    await asyncio.sleep(3)
    say(first.when())


asyncio.run(main())
