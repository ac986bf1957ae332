# S90: What work in an executor sees of the context of whoever hands it over.

import asyncio
import concurrent.futures
import contextvars

from transcript import say


variable = contextvars.ContextVar("variable", default="none")


async def main():
    loop = asyncio.get_running_loop()
    variable.set("task's")
    with concurrent.futures.ThreadPoolExecutor(1) as executor:
        say(await loop.run_in_executor(executor, variable.get), variable.get())
        say(await loop.run_in_executor(executor, contextvars.copy_context().run, variable.get))


asyncio.run(main())
