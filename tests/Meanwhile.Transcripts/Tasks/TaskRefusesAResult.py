# S20: A task gets its outcome from its coroutine, and refuses one that is set.

import asyncio

from transcript import say, attempt


async def main():
    async def work():
        await asyncio.sleep(1)
        return "own"

    task = asyncio.create_task(work())
    say(type(attempt(lambda: task.set_result("mine"))).__name__)
    say(type(attempt(lambda: task.set_exception(ValueError("mine")))).__name__)
    say(await task)


asyncio.run(main())
