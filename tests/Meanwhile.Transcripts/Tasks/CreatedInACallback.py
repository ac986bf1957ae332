# S13: A plain callback may create tasks, and they are tasks of the loop.

import asyncio

from transcript import say, now


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()

    async def work():
        await asyncio.sleep(1)
        done.set_result(asyncio.current_task().get_name())

    loop.call_soon(lambda: kept.append(asyncio.create_task(work(), name="from a callback")))
    kept = []
    say(await done, now())


asyncio.run(main())
