# S71: To look at the exception, to await the task or to gather it silences the report.

import asyncio

from transcript import say, attempted


async def main():
    async def fail():
        raise ValueError("boom")

    first, second, third, fourth = [asyncio.create_task(fail()) for _ in range(4)]
    await asyncio.sleep(1)
    say(first.exception())
    say(await attempted(second))
    say(await asyncio.gather(third, return_exceptions=True))
    done, _ = await asyncio.wait([fourth])
    say([task.exception() for task in done])


asyncio.run(main())
say("run returned")
