# S24: A second failure of a gather that has failed is raised nowhere.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail(seconds, error):
        await asyncio.sleep(seconds)
        say("failing", now())
        raise error

    say(await attempted(asyncio.gather(fail(1, ValueError("first")), fail(2, KeyError("second")))), now())
    await asyncio.sleep(3)
    say("end")


asyncio.run(main())
