# S13: In a plain callback no task is current, and the loop knows its tasks all the same.

import asyncio

from transcript import say


async def main():
    async def work():
        await asyncio.sleep(1)

    def callback():
        say(asyncio.current_task(), task in asyncio.all_tasks(), len(asyncio.all_tasks()))

    task = asyncio.create_task(work())
    loop = asyncio.get_running_loop()
    loop.call_soon(callback)
    loop.call_later(0.5, callback)
    loop.call_later(2, callback)
    await asyncio.sleep(3)


asyncio.run(main())
