# S9: A negative delay is none: it yields, and no time passes.

import asyncio

from transcript import say, now


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(say, "callback")
    await asyncio.sleep(-5)
    say("after sleep", now())
    loop.call_later(-1, lambda: say("timer", now()))
    await asyncio.sleep(1)


asyncio.run(main())
