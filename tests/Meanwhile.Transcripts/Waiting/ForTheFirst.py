# S25: Wait until the first is done, however it ends.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds):
        await asyncio.sleep(seconds)

    slow, fast, fastest = [asyncio.create_task(work(seconds)) for seconds in (3, 2, 1)]
    fastest.cancel()
    done, pending = await asyncio.wait([slow, fast, fastest], return_when=asyncio.FIRST_COMPLETED)
    say(done == {fastest}, len(pending), now())
    done, pending = await asyncio.wait([slow, fast], return_when=asyncio.FIRST_COMPLETED)
    say(done == {fast}, pending == {slow}, now())
    done, pending = await asyncio.wait([slow, fast], return_when=asyncio.FIRST_COMPLETED)
    say(done == {fast}, pending == {slow}, now())


asyncio.run(main())
