# S8: A timer that sets another one for now: that one fires a turn later.

import asyncio

from transcript import say, now


async def main():
    loop = asyncio.get_running_loop()

    def first():
        say("first", now())
        loop.call_at(loop.time(), lambda: say("second", now()))
        loop.call_soon(say, "soon")

    loop.call_later(1, first)
    loop.call_later(1, say, "beside")
    await asyncio.sleep(2)


asyncio.run(main())
