# S52: A timeout whose cancel is swallowed inside.

import asyncio

from transcript import say, attempted


async def main():
    async def body():
        async with asyncio.timeout(1) as scope:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                say("swallowed")
        say("goes on", scope.expired())

    say(await attempted(body()), asyncio.current_task().cancelling())


asyncio.run(main())
