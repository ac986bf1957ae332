# S90: A task has a copy of the context from the moment in which it is created.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    async def work(name):
        say(name, variable.get())
        variable.set(name + "'s")
        await asyncio.sleep(1)
        say(name, variable.get())

    variable.set("first")
    first = asyncio.create_task(work("a"))
    variable.set("second")
    second = asyncio.create_task(work("b"))
    variable.set("third")
    await asyncio.gather(first, second)
    say("main", variable.get())


asyncio.run(main())
