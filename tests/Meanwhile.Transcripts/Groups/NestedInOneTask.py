# S40: An inner group in the body of an outer one: a child of the outer one fails.

import asyncio

from transcript import say, attempted, now


async def main():
    async def fail():
        await asyncio.sleep(1)
        raise ValueError("outer child")

    async def inner_child():
        try:
            await asyncio.sleep(10)
        finally:
            say("inner child ends at", now())

    async def body():
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail())
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(inner_child())
            except BaseException as error:
                say("inner group raises", error)
                raise

    say(await attempted(body()))
    say(asyncio.current_task().cancelling())


asyncio.run(main())
