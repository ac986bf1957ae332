# S84: A waiter at a barrier that is cancelled does not break it for the rest.

import asyncio

from transcript import say


async def main():
    barrier = asyncio.Barrier(2)

    async def work(name):
        say(name, await barrier.wait())

    first = asyncio.create_task(work("first"))
    await asyncio.sleep(0)
    say(barrier.n_waiting)
    first.cancel()
    await asyncio.sleep(0)
    say(barrier.n_waiting, barrier.broken)
    await asyncio.gather(work("second"), work("third"))


asyncio.run(main())
