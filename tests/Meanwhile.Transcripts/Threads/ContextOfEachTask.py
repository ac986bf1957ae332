# S90: Two tasks hand work to threads at once: each piece of work sees the context of its own task.

import asyncio
import contextvars
import threading

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    both = threading.Barrier(2)

    def work():
        both.wait()
        seen = variable.get()
        variable.set("thread's")
        return seen

    async def task(name):
        variable.set(name)
        seen = await asyncio.to_thread(work)
        return [seen, variable.get()]

    say(await asyncio.gather(task("first"), task("second")), variable.get())


asyncio.run(main())
