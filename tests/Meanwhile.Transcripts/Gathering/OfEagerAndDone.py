# S23, S24: A gather of eager tasks that are done is done in the next turn.

import asyncio

from transcript import say


async def main():
    async def work(value):
        return value

    loop = asyncio.get_running_loop()
    tasks = [asyncio.Task(work(value), loop=loop, eager_start=True) for value in "ab"]
    gathering = asyncio.gather(*tasks)
    say(gathering.done())
    loop.call_soon(say, "callback")
    say(await gathering)


asyncio.run(main())
