# S51: A body that never suspends passes, whatever the deadline.

import asyncio

from transcript import say, pass_time


async def main():
    for seconds in (0, -1, 1):
        async with asyncio.timeout(seconds) as scope:
            pass_time(5)
            say("runs")
        say(scope.expired())
    await asyncio.sleep(0)
    say(asyncio.current_task().cancelling())


asyncio.run(main())
