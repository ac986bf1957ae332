# S71: The failure of a task that nobody looks at is reported, at the latest when the loop closes.

import asyncio

from transcript import say


async def main():
    async def fail():
        raise ValueError("boom")

    task = asyncio.create_task(fail())
    await asyncio.sleep(1)
    say("main ends", task.done())


asyncio.run(main())
say("run returned")
