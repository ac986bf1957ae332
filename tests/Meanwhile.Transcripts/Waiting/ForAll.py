# S25: Wait neither raises nor cancels.

import asyncio

from transcript import say, now


async def main():
    async def work(name, seconds):
        await asyncio.sleep(seconds)
        if name == "b":
            raise ValueError("boom")
        return name

    tasks = [asyncio.create_task(work(name, seconds)) for name, seconds in (("a", 2), ("b", 1))]
    done, pending = await asyncio.wait(tasks)
    say(len(done), len(pending), now())
    say(tasks[0].result(), tasks[1].exception())


asyncio.run(main())
