# S7: Those who sleep wake by their time.

import asyncio

from transcript import say, now


async def main():
    async def sleeper(name, seconds):
        await asyncio.sleep(seconds)
        say(name, now())
        return name

    say(await asyncio.gather(sleeper("long", 3), sleeper("short", 1), sleeper("none", 0), sleeper("middle", 2)))


asyncio.run(main())
