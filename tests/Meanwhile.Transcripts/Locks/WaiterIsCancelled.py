# S80: A waiter that is cancelled leaves the line, and the others keep their order.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()

    async def work(name):
        async with gate:
            say(name, "holds it")

    await gate.acquire()
    tasks = [asyncio.create_task(work(name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    say(tasks[1].cancelled())
    gate.release()
    await asyncio.wait(tasks)
    say(gate.locked())


asyncio.run(main())
