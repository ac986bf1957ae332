# S20: A cancelled future is done; it can be neither set nor cancelled again.

import asyncio

from transcript import say, attempt, attempted


async def main():
    future = asyncio.get_running_loop().create_future()
    say(future.cancel(), future.cancel())
    say(future.done(), future.cancelled())
    say(type(attempt(lambda: future.set_result(1))).__name__)
    say(attempt(future.result))
    say(attempt(future.exception))
    say(await attempted(future))


asyncio.run(main())
