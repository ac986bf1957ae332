"""So many tasks asleep at once: the memory that takes, and the time on top of the sleep."""

import asyncio
import time

from measured import show, show_peak_memory


async def sleeper(seconds):
    await asyncio.sleep(seconds)


async def main(count, seconds):
    started = time.perf_counter()
    await asyncio.gather(*(sleeper(int(seconds)) for _ in range(int(count))))
    show("over_ms", (time.perf_counter() - started - int(seconds)) * 1000)
    show_peak_memory()
