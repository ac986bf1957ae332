"""Await of a child that finishes at once."""

from measured import show_operation

AWAITS = 200_000


async def main(kind):
    value = 1 if kind == "int" else "sixteen letters!"

    async def child():
        return value

    async def work():
        last = None
        for _ in range(AWAITS):
            last = await child()
        return last

    await show_operation(AWAITS, work)
