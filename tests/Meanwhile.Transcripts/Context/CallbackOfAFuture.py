# S90: The callback of a future runs in the context in which it was added.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    future = asyncio.get_running_loop().create_future()
    variable.set("when added")
    future.add_done_callback(lambda _: say("callback", variable.get()))
    variable.set("when set")
    future.set_result(None)
    await asyncio.sleep(0)
    say("main", variable.get())


asyncio.run(main())
