# S5: All who wait for a future go on in the order in which they came.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()

    async def waiter(name):
        say(name, await future)

    tasks = [asyncio.create_task(waiter(name)) for name in "abcd"]
    await asyncio.sleep(0)
    future.set_result("go")
    say("set", [task.done() for task in tasks])
    await asyncio.gather(*tasks)
    say("end")


asyncio.run(main())
