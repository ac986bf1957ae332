# S8: A timer whose time is past fires in the next turn, after what is queued already.

import asyncio

from transcript import say, now


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(5)
    loop.call_at(1, lambda: say("timer", now()))
    loop.call_soon(say, "soon")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say("end", now())


asyncio.run(main())
