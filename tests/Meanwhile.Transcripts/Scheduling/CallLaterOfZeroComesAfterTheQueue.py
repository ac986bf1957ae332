# S8: A timer of zero fires after the callbacks that are queued already.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, say, "timer")
    loop.call_soon(say, "soon 1")
    loop.call_soon(say, "soon 2")
    await asyncio.sleep(0)
    say("after one turn")
    await asyncio.sleep(0)
    say("after two turns")


asyncio.run(main())
