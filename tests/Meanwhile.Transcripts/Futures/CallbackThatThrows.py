# S22: A callback that throws goes to the error handler; the others run.

import asyncio

from transcript import say


async def main():
    future = asyncio.get_running_loop().create_future()

    def fail(_):
        raise ValueError("boom")

    future.add_done_callback(lambda _: say("first"))
    future.add_done_callback(fail)
    future.add_done_callback(lambda _: say("third"))
    future.set_result(None)
    await future
    await asyncio.sleep(0)
    say("end")


asyncio.run(main())
