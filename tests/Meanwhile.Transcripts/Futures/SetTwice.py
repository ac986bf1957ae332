# S20: A future is set once, whatever it is set to.

import asyncio

from transcript import say, attempt


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    for call in (lambda: future.set_result(2), lambda: future.set_exception(ValueError("late"))):
        say(type(attempt(call)).__name__)
    say(await future)
    say(future.cancel(), future.cancelled())


asyncio.run(main())
