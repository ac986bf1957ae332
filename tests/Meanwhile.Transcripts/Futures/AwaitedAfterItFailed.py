# S21: An exception set before anyone waits is raised when someone does.

import asyncio

from transcript import say, attempted


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("missing"))

    async def reader():
        try:
            await future
        except KeyError as error:
            say("caught", error)
            raise ValueError("translated") from error

    error = await attempted(reader())
    say(error, "from", error.__cause__)


asyncio.run(main())
