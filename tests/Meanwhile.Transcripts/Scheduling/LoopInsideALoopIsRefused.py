# S12: A loop inside a loop is refused, each way in with its own words, and the running loop goes on.

import asyncio

from transcript import say, attempt, now, VirtualTimeLoop


async def main():
    loop = asyncio.get_running_loop()
    other = VirtualTimeLoop()

    async def work():
        pass

    coroutine = work()
    say(attempt(lambda: asyncio.run(coroutine)))
    coroutine.close()
    say(attempt(lambda: loop.run_until_complete(loop.create_future())))
    say(attempt(lambda: other.run_until_complete(other.create_future())))
    say(attempt(loop.close))
    other.close()
    await asyncio.sleep(1)
    say("goes on", loop.is_running(), now())


asyncio.run(main())
