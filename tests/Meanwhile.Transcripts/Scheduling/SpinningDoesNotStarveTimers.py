# S9: A task that yields all the time keeps no timer from firing.

import asyncio

from transcript import say, pass_time


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    loop.call_later(1, fired.append, "timer")
    turns = 0
    while not fired:
        pass_time(0.25)
        await asyncio.sleep(0)
        turns += 1
    say(fired, turns)


asyncio.run(main())
