# S70: A coroutine that was never awaited is reported by its name.

import asyncio

from transcript import say


async def Save():
    say("never")


async def main():
    forgotten = Save()
    await asyncio.sleep(0)
    say("main ends", forgotten is not None)


asyncio.run(main())
say("run returned")
