"""So many requests at once to a server that answers each after a second, by aiohttp."""

import asyncio
import time

import aiohttp

from measured import expect, show, show_peak_memory

SERVER_SECONDS = 1


async def main(url, count):
    started = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def get():
            async with session.get(url) as response:
                return await response.text()

        texts = await asyncio.gather(*(get() for _ in range(int(count))))
        show("over_ms", (time.perf_counter() - started - SERVER_SECONDS) * 1000)
        show_peak_memory()
    expect("answers", sum(text == "done\n" for text in texts), int(count))
