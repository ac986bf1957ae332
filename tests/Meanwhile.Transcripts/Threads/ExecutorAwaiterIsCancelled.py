# S64: Who awaits work in an executor is cancelled: the future is cancelled with it, and the work goes on.

import asyncio
import concurrent.futures
import threading

from transcript import say, attempted


async def main():
    loop = asyncio.get_running_loop()
    started = threading.Event()
    release = threading.Event()

    def work():
        started.set()
        release.wait()
        say("work ends")

    async def waits():
        await future

    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        future = loop.run_in_executor(executor, work)
        task = asyncio.create_task(waits())
        await asyncio.sleep(0)
        started.wait()
        task.cancel("enough")
        say(await attempted(task), future.cancelled())
        release.set()


asyncio.run(main())
