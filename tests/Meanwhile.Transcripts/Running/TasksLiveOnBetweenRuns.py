# S62: A task of one run goes on in the next; closing the runner ends it.

import asyncio

from transcript import say, now


async def start():
    async def background():
        try:
            for i in range(10):
                await asyncio.sleep(1)
                say("tick", i)
        finally:
            say("background ends", now())

    return asyncio.create_task(background())


async def sleep(seconds):
    await asyncio.sleep(seconds)
    say("run ends", now())


with asyncio.Runner() as runner:
    task = runner.run(start())
    runner.run(sleep(2.5))
    say("between", task.done())
    runner.run(sleep(2))
say("closed", task.cancelled())
