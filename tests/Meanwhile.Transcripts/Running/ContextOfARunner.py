# S62: What a run sets in the context, and what the next one sees.

import asyncio
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def set_it():
    variable.set("first run's")


async def get_it():
    say("second run sees", variable.get())


with asyncio.Runner() as runner:
    runner.run(set_it())
    runner.run(get_it())
say("outside", variable.get())
