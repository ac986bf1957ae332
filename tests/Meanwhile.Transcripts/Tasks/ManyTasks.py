# S4: A thousand tasks, each of which sleeps and adds; the sum, the time and the order are those of the creation.

import asyncio

from transcript import say, now


async def main():
    order = []

    async def work(number):
        await asyncio.sleep(1)
        order.append(number)
        await asyncio.sleep(0)
        return number

    tasks = [asyncio.create_task(work(number)) for number in range(1000)]
    say(sum(await asyncio.gather(*tasks)), now(), sorted(order) == list(range(1000)))


asyncio.run(main())
