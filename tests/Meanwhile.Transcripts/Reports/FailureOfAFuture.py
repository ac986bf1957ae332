# S71: The exception of a future that nobody looks at is reported as well.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("boom"))
    await asyncio.sleep(1)
    say("main ends", future.done())


asyncio.run(main())
say("run returned")
