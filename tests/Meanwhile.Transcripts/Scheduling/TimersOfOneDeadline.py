# S7: Twelve timers of one deadline.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    for i in range(12):
        loop.call_at(1, fired.append, i)
    await asyncio.sleep(2)
    say(fired)


asyncio.run(main())
