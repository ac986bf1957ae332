# S80: Two conditions share one lock.

import asyncio

from transcript import say


async def main():
    gate = asyncio.Lock()
    first, second = asyncio.Condition(gate), asyncio.Condition(gate)

    async def waiter(condition, name):
        async with condition:
            await condition.wait()
            say(name, first.locked(), second.locked())

    tasks = [asyncio.create_task(waiter(first, "first")), asyncio.create_task(waiter(second, "second"))]
    await asyncio.sleep(0)
    async with gate:
        second.notify()
        first.notify()
    await asyncio.gather(*tasks)
    say(gate.locked())


asyncio.run(main())
