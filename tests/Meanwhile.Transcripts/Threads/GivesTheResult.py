# S64: Work on a thread gives its result, or its exception, while the loop goes on.

import asyncio
import threading

from transcript import say, attempted


async def main():
    loop_thread = threading.get_ident()

    def work(value):
        if value == "bad":
            raise ValueError("boom")
        return value, threading.get_ident() != loop_thread

    say(await asyncio.to_thread(work, "good"))
    say(await attempted(asyncio.to_thread(work, "bad")))


asyncio.run(main())
