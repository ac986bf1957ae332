# S12: After a refused run_forever the loop runs as before.

import asyncio
import os

from transcript import say, attempt


async def main():
    loop = asyncio.get_running_loop()
    say(attempt(loop.run_forever))
    say(loop.is_running(), attempt(asyncio.get_running_loop) is loop)
    os._exit(0)


asyncio.run(main())
