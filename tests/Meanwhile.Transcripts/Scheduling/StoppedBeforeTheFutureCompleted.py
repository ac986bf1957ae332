# S11: A loop that stops before its future is done says so; a closed one says that.

import asyncio

from transcript import say, attempt, VirtualTimeLoop


async def main():
    loop.stop()
    await asyncio.sleep(1)
    return "result"


loop = VirtualTimeLoop()
task = loop.create_task(main())
say(attempt(lambda: loop.run_until_complete(task)))
say(loop.run_until_complete(task))
loop.close()
say(loop.is_closed())
say(attempt(lambda: loop.call_soon(print)))
say(attempt(loop.run_forever))
loop.close()
