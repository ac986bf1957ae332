# S32: A task that cancels itself goes on through awaits that do not suspend; the first that does raises.

import asyncio

from transcript import say, attempted


async def main():
    async def nothing():
        say("inline")

    async def work():
        asyncio.current_task().cancel()
        await nothing()
        done = asyncio.get_running_loop().create_future()
        done.set_result(None)
        await done
        say("still here")
        await asyncio.sleep(0)
        say("never")

    task = asyncio.create_task(work())
    say(await attempted(task), task.cancelled())


asyncio.run(main())
