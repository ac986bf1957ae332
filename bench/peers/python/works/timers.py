"""Set timers that never fire, as timeouts do, and cancel them; so many stand at once."""

import asyncio

from measured import show_operation

SET = 1_000_000
FAR = 3600


def fire():
    raise SystemExit("a timer of one hour fired")


async def main(at_once):
    at_once = int(at_once)
    loop = asyncio.get_running_loop()

    async def work():
        for _ in range(SET // at_once):
            timers = [loop.call_later(FAR, fire) for _ in range(at_once)]
            for timer in timers:
                timer.cancel()
            await asyncio.sleep(0)

    await show_operation(SET, work, times=1)
