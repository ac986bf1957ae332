# S32, S34: A task that cancels itself in its clean-up is cancelled at the next await of the clean-up.

import asyncio

from transcript import say, attempted, now


async def main():
    async def work():
        try:
            raise ValueError("boom")
        finally:
            asyncio.current_task().cancel("in the clean-up")
            try:
                await asyncio.sleep(1)
            finally:
                say("clean-up ends", now())

    task = asyncio.create_task(work())
    say(await attempted(task), task.cancelled())


asyncio.run(main())
