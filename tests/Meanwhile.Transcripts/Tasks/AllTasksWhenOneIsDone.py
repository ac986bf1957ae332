# A task that is done is none of the tasks any more when its callback runs, nor is one that was cancelled before it began.

import asyncio

from transcript import say


async def main():
    async def work():
        await asyncio.sleep(0)
        say(len(asyncio.all_tasks()))

    def done(task):
        say(task.get_name(), task in asyncio.all_tasks(), asyncio.current_task())

    ends = asyncio.create_task(work(), name="ends")
    cancelled = asyncio.create_task(work(), name="cancelled")
    for task in (ends, cancelled):
        task.add_done_callback(done)
    cancelled.cancel()
    say(len(asyncio.all_tasks()))
    await asyncio.sleep(1)
    say(len(asyncio.all_tasks()))


asyncio.run(main())
