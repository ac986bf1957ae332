# S90: A callback runs in the context in which it was set.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    loop = asyncio.get_running_loop()
    variable.set("first")
    loop.call_soon(lambda: say("soon", variable.get()))
    variable.set("second")
    loop.call_later(1, lambda: say("later", variable.get()))
    variable.set("third")
    await asyncio.sleep(2)
    say("main", variable.get())


asyncio.run(main())
