# S13: Where no loop runs there is none to ask for, and a plain callback has no current task.

import asyncio

from transcript import say, attempt


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: say("in a callback:", asyncio.current_task()))
    await asyncio.sleep(0)
    say("in main:", asyncio.current_task() is not None)


say(attempt(asyncio.get_running_loop))
asyncio.run(main())
say(attempt(asyncio.get_running_loop))
