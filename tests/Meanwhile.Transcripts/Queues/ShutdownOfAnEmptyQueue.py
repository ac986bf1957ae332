# A shutdown fails those who wait for items, and those who come.

import asyncio

from transcript import say, attempt, attempted


async def main():
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.shutdown()
    say(type(await attempted(getter)).__name__)
    for call in (queue.get(), queue.put(1)):
        say(type(await attempted(call)).__name__)
    say(type(attempt(queue.get_nowait)).__name__, type(attempt(lambda: queue.put_nowait(1))).__name__)


asyncio.run(main())
