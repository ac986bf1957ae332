# S6: How many turns of the loop it takes to await each of these.

import asyncio

from transcript import say


async def main():
    turns = 0

    def count():
        nonlocal turns
        turns += 1
        handles.append(loop.call_soon(count))

    async def nothing():
        pass

    async def group(tasks):
        async with asyncio.TaskGroup() as tasks_of_group:
            for _ in range(tasks):
                tasks_of_group.create_task(nothing())

    async def turns_of(awaitable):
        nonlocal turns
        before = turns
        await awaitable
        return turns - before

    loop = asyncio.get_running_loop()
    handles = [loop.call_soon(count)]
    await asyncio.sleep(0)
    say("task", await turns_of(asyncio.create_task(nothing())))
    say("sleep(0)", await turns_of(asyncio.sleep(0)))
    say("gather", await turns_of(asyncio.gather(nothing())))
    say("wait", await turns_of(asyncio.wait([asyncio.create_task(nothing())])))
    say("shield", await turns_of(asyncio.shield(nothing())))
    say("group of one", await turns_of(group(1)))
    say("group of none", await turns_of(group(0)))
    say("wait_for", await turns_of(asyncio.wait_for(nothing(), 10)))
    handles[-1].cancel()


asyncio.run(main())
