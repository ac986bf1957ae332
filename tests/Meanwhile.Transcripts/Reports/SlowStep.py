# S73: Debug mode reports a step that takes longer than the threshold, with the time it took.

import asyncio
import logging
import re

from transcript import say, pass_time


class Seen(logging.Handler):
    def emit(self, record):
        say(*re.findall(r"took [\d.]+ seconds", record.getMessage()))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.call_soon(pass_time, 0.05)
    await asyncio.sleep(0)
    loop.call_soon(pass_time, 0.25)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    pass_time(0.5)
    await asyncio.sleep(0)
    say("main ends")


logging.getLogger("asyncio").addHandler(Seen())
logging.getLogger("asyncio").propagate = False
asyncio.run(main())
