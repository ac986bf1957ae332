# S31, S60: Main swallows a cancel of one of its tasks: the run returns its result.

import asyncio

from transcript import say, now


async def main():
    main_task = asyncio.current_task()
    asyncio.get_running_loop().call_later(1, main_task.cancel)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        say("swallowed", now())
    return "value"


say(asyncio.run(main()))
