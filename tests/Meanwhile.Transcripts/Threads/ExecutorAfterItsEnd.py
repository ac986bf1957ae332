# An executor that has ended refuses work at the call; ending it again is nothing.

import asyncio
import concurrent.futures

from transcript import say, attempt


async def main():
    loop = asyncio.get_running_loop()
    executor = concurrent.futures.ThreadPoolExecutor(1)
    say(await loop.run_in_executor(executor, lambda: "before"))
    executor.shutdown()
    executor.shutdown()
    refusal = attempt(lambda: loop.run_in_executor(executor, lambda: say("never")))
    say("refused:", isinstance(refusal, Exception))


asyncio.run(main())
