# S23: An eager task runs in a copy of the context from its first line on.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    async def work():
        say("inherits", variable.get())
        variable.set("child's")
        await asyncio.sleep(0)
        say("keeps", variable.get())

    variable.set("parent's")
    task = asyncio.Task(work(), loop=asyncio.get_running_loop(), eager_start=True)
    say("parent", variable.get())
    await task
    say("parent", variable.get())


asyncio.run(main())
