# A handler ends a task, as a service does that is told to stop: the task cleans up, and the run goes on.

import asyncio
import signal

from transcript import say, attempted


async def main():
    async def serve():
        try:
            ready.set()
            await asyncio.Event().wait()
        finally:
            say("cleans up")

    ready = asyncio.Event()
    task = asyncio.create_task(serve())
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, lambda: task.cancel("told to stop"))
    await ready.wait()
    signal.raise_signal(signal.SIGUSR1)
    say(await attempted(task))


asyncio.run(main())
