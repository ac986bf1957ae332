# S22: The callbacks of a task run in the turn after its end, before those who await it later.

import asyncio

from transcript import say


async def main():
    async def work():
        say("work ends")
        return "result"

    task = asyncio.create_task(work())
    task.add_done_callback(lambda task: say("callback", task.result()))
    task.add_done_callback(lambda task: say("callback", task.done()))
    say(await task)


asyncio.run(main())
