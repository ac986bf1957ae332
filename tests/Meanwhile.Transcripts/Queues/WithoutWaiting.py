# Putting into a full queue and getting from an empty one without waiting.

import asyncio

from transcript import say, attempt


async def main():
    queue = asyncio.Queue(1)

    def put(item):
        return not isinstance(attempt(lambda: queue.put_nowait(item)), asyncio.QueueFull)

    say(put("a"), put("b"), queue.full())
    say(queue.get_nowait(), isinstance(attempt(queue.get_nowait), asyncio.QueueEmpty))


asyncio.run(main())
