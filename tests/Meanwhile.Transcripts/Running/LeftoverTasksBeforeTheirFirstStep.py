# S30, S60: A task that was created just before main ended never runs.

import asyncio

from transcript import say


async def main():
    async def background():
        say("never")

    task = asyncio.create_task(background())
    task.add_done_callback(lambda task: say("cancelled", task.cancelled()))
    return "value"


say(asyncio.run(main()))
