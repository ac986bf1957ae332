# S22: A callback that throws goes to the error handler of the loop, and the others run.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()

    def fail():
        raise ValueError("boom")

    loop.call_soon(fail)
    loop.call_soon(say, "next")
    await asyncio.sleep(0)
    loop.call_later(1, fail)
    await asyncio.sleep(2)
    say("end")


asyncio.run(main())
