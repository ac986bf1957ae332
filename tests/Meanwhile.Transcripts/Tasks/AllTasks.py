# S13: A loop knows the tasks that are not done.

import asyncio

from transcript import say


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)

    tasks = [asyncio.create_task(work(seconds)) for seconds in (1, 2)]
    say(len(asyncio.all_tasks()))
    await tasks[0]
    say(len(asyncio.all_tasks()), tasks[1] in asyncio.all_tasks(), tasks[0] in asyncio.all_tasks())
    await tasks[1]
    say(asyncio.all_tasks() == {asyncio.current_task()})


asyncio.run(main())
