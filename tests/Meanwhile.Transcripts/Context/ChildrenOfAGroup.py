# S90: The children of a group and of a gather inherit the context, and share nothing.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    async def work(name):
        seen = variable.get()
        variable.set(name)
        await asyncio.sleep(0)
        return f"{seen}/{variable.get()}"

    variable.set("main's")
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(name)) for name in "ab"]
    say([task.result() for task in tasks], await asyncio.gather(work("c"), work("d")), variable.get())


asyncio.run(main())
