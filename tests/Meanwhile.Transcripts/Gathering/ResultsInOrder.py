# S24: The results of a gather come in the order of its arguments.

import asyncio

from transcript import say, now


async def main():
    async def work(name, seconds):
        await asyncio.sleep(seconds)
        say(name)
        return name

    say(await asyncio.gather(work("slow", 2), work("fast", 1), work("none", 0)), now())


asyncio.run(main())
