# After a shutdown what is left can be got; then it is over.

import asyncio

from transcript import say, attempted


async def main():
    queue = asyncio.Queue()
    for item in "ab":
        queue.put_nowait(item)
    queue.shutdown()
    say(await queue.get(), queue.get_nowait())
    say(type(await attempted(queue.get())).__name__)


asyncio.run(main())
