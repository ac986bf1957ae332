# S62: A runner that is closed twice, and one that never ran.

import asyncio

from transcript import say


runner = asyncio.Runner()
runner.close()
runner.close()
say("closed twice")
with asyncio.Runner():
    say("never ran")
