# S50: A timeout in the clean-up of the body of an expired one works for itself.

import asyncio

from transcript import say, attempted, now


async def main():
    async def body():
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(10)
            finally:
                try:
                    async with asyncio.timeout(2):
                        await asyncio.sleep(10)
                except TimeoutError as error:
                    say("clean-up:", error, now(), asyncio.current_task().cancelling())

    say(await attempted(body()), now(), asyncio.current_task().cancelling())


asyncio.run(main())
