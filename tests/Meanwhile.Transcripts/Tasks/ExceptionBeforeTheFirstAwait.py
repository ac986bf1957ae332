# S23: A task whose coroutine fails before its first await fails in its own turn, not where it is created.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        say("failing")
        raise ValueError("boom")

    task = asyncio.create_task(fail())
    say("created", task.done())
    say(await attempted(task))
    say(task.exception())


asyncio.run(main())
