# S22: A callback that adds another one: that one runs a turn later.

import asyncio

from transcript import say


async def main():
    async def work():
        pass

    def first(task):
        say("first")
        task.add_done_callback(lambda _: say("added"))

    task = asyncio.create_task(work())
    task.add_done_callback(first)
    task.add_done_callback(lambda _: say("second"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    say("two turns")
    await asyncio.sleep(0)


asyncio.run(main())
