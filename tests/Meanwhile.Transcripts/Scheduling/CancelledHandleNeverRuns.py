# S10: A handle that was cancelled never runs, also when it is cancelled from the callback before it.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    soon = loop.call_soon(say, "soon")
    later = loop.call_later(1, say, "later")
    loop.call_soon(lambda: next_one.cancel())
    next_one = loop.call_soon(say, "next")
    soon.cancel()
    later.cancel()
    later.cancel()
    await asyncio.sleep(2)
    say(soon.cancelled(), later.cancelled(), next_one.cancelled())


asyncio.run(main())
