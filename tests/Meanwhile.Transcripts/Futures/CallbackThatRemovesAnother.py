# S22: Once a future is done, its callbacks are on their way, and removing one comes too late.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()

    def second(_):
        say("second")

    def first(_):
        say("first", future.remove_done_callback(second))

    future.add_done_callback(first)
    future.add_done_callback(second)
    future.set_result(None)
    await asyncio.sleep(0)
    say("end")


asyncio.run(main())
