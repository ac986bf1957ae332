# S90: What an awaited coroutine sets in the context, and what its awaiter sees.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    async def inner():
        variable.set("inner's")
        await asyncio.sleep(1)
        say("inner", variable.get())

    variable.set("main's")
    await inner()
    say("main", variable.get())


asyncio.run(main())
