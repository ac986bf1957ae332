# S10: Of 201 timers 200 are cancelled, and the other one fires at its time.

import asyncio

from transcript import say, now


async def main():
    loop = asyncio.get_running_loop()
    timers = [loop.call_later(1 + i % 7, say, i) for i in range(200)]
    loop.call_later(5, lambda: say("the last one", now()))
    for timer in timers:
        timer.cancel()
    await asyncio.sleep(10)
    say(now())


asyncio.run(main())
