# Work in an executor that fails: who awaits it gets the exception, and the thread takes more work.

import asyncio
import concurrent.futures

from transcript import say, attempted


async def main():
    loop = asyncio.get_running_loop()

    def fails():
        raise ValueError("work")

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        future = loop.run_in_executor(executor, fails)
        say(await attempted(future))
        say(await attempted(future))
        say(await loop.run_in_executor(executor, lambda: "more"))


asyncio.run(main())
