# An iterator whose clean-up fails: whoever closes it gets the exception.

import asyncio

from transcript import say, attempted, now


async def main():
    async def count():
        try:
            yield 1
        finally:
            await asyncio.sleep(1)
            raise ValueError("clean-up")

    items = count()
    say(await anext(items))
    say(await attempted(items.aclose()), now())
    say(await attempted(items.aclose()), now())


asyncio.run(main())
