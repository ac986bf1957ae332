# S36: A task that is cancelled at a shield awaits the work once more in its clean-up.

import asyncio

from transcript import say, attempted, now


async def main():
    async def save():
        await asyncio.sleep(3)
        return "saved"

    async def work():
        saving = asyncio.create_task(save())
        try:
            await asyncio.shield(saving)
        except asyncio.CancelledError:
            say("cancelled", now())
            say(await saving, now())
            raise

    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    say(await attempted(task), task.cancelled())


asyncio.run(main())
