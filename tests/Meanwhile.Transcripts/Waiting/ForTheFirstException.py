# S25: Wait until the first exception; a cancelled task is none.

import asyncio

from transcript import say, now


async def main():
    async def work(seconds, fails=False):
        await asyncio.sleep(seconds)
        if fails:
            raise ValueError("boom")

    slow, failing, cancelled, fine = [asyncio.create_task(w) for w in (work(9), work(3, True), work(9), work(1))]
    asyncio.get_running_loop().call_later(2, cancelled.cancel)
    done, pending = await asyncio.wait([slow, failing, cancelled, fine], return_when=asyncio.FIRST_EXCEPTION)
    say(len(done), pending == {slow}, now(), failing.exception())


asyncio.run(main())
