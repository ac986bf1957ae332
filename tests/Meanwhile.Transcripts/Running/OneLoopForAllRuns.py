# S62: A runner has one loop for all its runs; closed, it is refused.

import asyncio

from transcript import say, attempt, now


async def loop_of_run():
    await asyncio.sleep(1)
    say("time", now())
    return asyncio.get_running_loop()


with asyncio.Runner() as runner:
    first = runner.run(loop_of_run())
    second = runner.run(loop_of_run())
    say(first is second, first is runner.get_loop(), first.is_closed())
say(first.is_closed())
coroutine = loop_of_run()
say(attempt(lambda: runner.run(coroutine)))
coroutine.close()
say(attempt(runner.get_loop))
