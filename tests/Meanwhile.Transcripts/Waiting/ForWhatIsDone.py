# S25: Wait for tasks that are done takes no turn.

import asyncio

from transcript import say


async def main():
    async def work():
        pass

    tasks = [asyncio.create_task(work()) for _ in range(2)]
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(say, "callback")
    done, pending = await asyncio.wait(tasks)
    say(len(done), len(pending))
    await asyncio.sleep(0)


asyncio.run(main())
