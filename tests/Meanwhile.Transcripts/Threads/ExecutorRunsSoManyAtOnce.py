# An executor of one's own runs as much at once as it has threads.

import asyncio
import concurrent.futures
import threading

from transcript import say


async def main():
    lock = threading.Lock()
    both = threading.Barrier(2)
    running = most = 0

    def work(number):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        both.wait()
        with lock:
            running -= 1
        return number

    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        loop = asyncio.get_running_loop()
        say(await asyncio.gather(*(loop.run_in_executor(executor, work, number) for number in range(4))), most)


asyncio.run(main())
