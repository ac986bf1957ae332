# S72: An error handler that fails is itself reported, and the loop goes on.

import asyncio
import logging

from transcript import say, now


class Seen(logging.Handler):
    def emit(self, record):
        say("the failure of the handler is reported")


async def main():
    def handler(loop, context):
        say("handler gets", context["exception"])
        raise KeyError("handler")

    def fail():
        raise ValueError("boom")

    logging.getLogger("asyncio").addHandler(Seen())
    logging.getLogger("asyncio").propagate = False
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(fail)
    await asyncio.sleep(1)
    say("goes on", now())


asyncio.run(main())
