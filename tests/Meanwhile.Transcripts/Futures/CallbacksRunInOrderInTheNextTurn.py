# S22: The callbacks of a future run in the next turn, in the order in which they were added.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()
    for i in range(3):
        future.add_done_callback(lambda f, i=i: say("callback", i, f.result()))
    future.set_result("result")
    say("set")
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: say("late", f.result()))
    say("added late")
    await asyncio.sleep(0)
    say("end")


asyncio.run(main())
