# A queue that was shut down is shut down again, at once this time.

import asyncio

from transcript import say


async def main():
    queue = asyncio.Queue()
    queue.put_nowait("item")
    queue.shutdown()
    queue.shutdown()
    say(queue.qsize())
    queue.shutdown(immediate=True)
    say(queue.qsize())
    await queue.join()
    say("joined")


asyncio.run(main())
