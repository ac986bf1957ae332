# S25: Wait with a timeout returns what is done by then, and leaves the rest running.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 3)]
    done, pending = await asyncio.wait(tasks, timeout=2)
    say([task.result() for task in done], len(pending), now())
    say(await tasks[1], now())


asyncio.run(main())
