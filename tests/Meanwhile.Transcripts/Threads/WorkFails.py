# Work on a thread that fails: the await raises it, and the loop goes on.

import asyncio

from transcript import say, attempted


async def main():
    def fails(message):
        raise ValueError(message)

    say(await attempted(asyncio.to_thread(fails, "first")))
    outcomes = await asyncio.gather(*(asyncio.to_thread(fails, name) for name in ("second", "third")), return_exceptions=True)
    say(outcomes)
    say(await asyncio.to_thread(lambda: "works"))


asyncio.run(main())
