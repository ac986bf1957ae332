"""A tree of tasks, ten children each, down to 1,000,000 leaves that return their number; the root returns the sum."""

import asyncio
import time

from measured import expect, show, show_peak_memory

LEAVES = 1_000_000


async def node(number, leaves):
    if leaves == 1:
        return number
    part = leaves // 10
    children = [asyncio.create_task(node(number + i * part, part)) for i in range(10)]
    total = 0
    for child in children:
        total += await child
    return total


async def main():
    started = time.perf_counter()
    total = await node(0, LEAVES)
    show("ms", (time.perf_counter() - started) * 1000)
    show_peak_memory()
    expect("sum", total, LEAVES * (LEAVES - 1) // 2)
