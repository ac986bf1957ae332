# S23: An eager task runs up to its first suspension while it is created.

import asyncio

from transcript import say


async def main():
    async def work():
        say("begins")
        await asyncio.sleep(0)
        say("goes on")
        return "result"

    task = asyncio.Task(work(), loop=asyncio.get_running_loop(), eager_start=True)
    say("created", task.done())
    say(await task)


asyncio.run(main())
