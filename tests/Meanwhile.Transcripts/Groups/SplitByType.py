# S40: The failures of a group, parted by their type.

import asyncio

from transcript import say, attempted


async def main():
    async def fail(error):
        raise error

    async def body():
        async with asyncio.TaskGroup() as group:
            for error in (ValueError("a"), KeyError("b"), ValueError("c")):
                group.create_task(fail(error))

    errors = await attempted(body())
    values, others = errors.split(ValueError)
    say(values)
    say(others)
    say(errors.split(OSError)[0])


asyncio.run(main())
