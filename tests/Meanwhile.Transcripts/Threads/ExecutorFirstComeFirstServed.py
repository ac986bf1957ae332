# An executor with one thread works in the order in which it was given work.

import asyncio
import concurrent.futures

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    done = []
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        await asyncio.gather(*(loop.run_in_executor(executor, done.append, number) for number in range(5)))
    say(done)


asyncio.run(main())
