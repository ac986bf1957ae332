# Tasks have names: their own, or a number.

import asyncio

from transcript import say


async def main():
    async def work():
        return asyncio.current_task().get_name()

    named = asyncio.create_task(work(), name="worker")
    say(await named, named.get_name())
    first = asyncio.create_task(work())
    second = asyncio.create_task(work())
    names = [task.get_name() for task in (first, second)]
    numbers = [int(name.removeprefix("Task-")) for name in names]
    say(numbers[1] - numbers[0], await first == names[0], await second == names[1])


asyncio.run(main())
