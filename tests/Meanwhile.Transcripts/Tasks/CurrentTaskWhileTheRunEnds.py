# S60: A task that is cancelled at the end of the run is the current one in its clean-up, and one of the tasks of the loop.

import asyncio

from transcript import say


async def main():
    async def left():
        try:
            await asyncio.sleep(600)
        finally:
            say(asyncio.current_task().get_name(), asyncio.current_task() in asyncio.all_tasks())
            await asyncio.sleep(1)
            say(asyncio.current_task().get_name(), len(asyncio.all_tasks()))

    asyncio.create_task(left(), name="left")
    await asyncio.sleep(0)


asyncio.run(main())
say("run returned")
