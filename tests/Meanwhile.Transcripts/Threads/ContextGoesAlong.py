# S90: Work on a thread sees the context of the task, and keeps what it sets to itself.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    def work():
        before = variable.get()
        variable.set("thread's")
        return before

    variable.set("task's")
    say(await asyncio.to_thread(work), variable.get())


asyncio.run(main())
