# S5: Awaiting a future or a task that is done gives up no turn.

import asyncio

from transcript import say


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result("result")

    async def work():
        return "value"

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    loop.call_soon(say, "callback")
    say(await future, await task)
    await asyncio.sleep(0)
    say("end")


asyncio.run(main())
