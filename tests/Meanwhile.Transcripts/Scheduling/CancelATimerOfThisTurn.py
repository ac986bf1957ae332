# S10: A timer cancels another one that is due in the same turn.

import asyncio

from transcript import say, pass_time


async def main():
    loop = asyncio.get_running_loop()
    loop.call_at(1, lambda: (say("first"), second.cancel()))
    second = loop.call_at(2, say, "never")
    pass_time(5)
    await asyncio.sleep(1)
    say(second.cancelled())


asyncio.run(main())
