# S22: Removing a callback tells how often it was there.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()

    def first(_):
        say("first")

    def second(_):
        say("second")

    for callback in (first, second, first, second, first):
        future.add_done_callback(callback)
    say(future.remove_done_callback(first), future.remove_done_callback(first))
    future.set_result(None)
    await asyncio.sleep(0)
    say(future.remove_done_callback(second))


asyncio.run(main())
