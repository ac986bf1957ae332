"""Ask for every URL of a file over so many connections, by aiohttp, and count the answers that are 200."""

import asyncio

import aiohttp

from measured import expect


async def main(path, connections):
    with open(path) as file:
        urls = (line.strip() for line in file)
        seen = up = 0
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=int(connections))) as session:

            async def worker():
                nonlocal seen, up
                for url in urls:
                    seen += 1
                    async with session.get(url) as response:
                        await response.read()
                        up += response.status == 200

            await asyncio.gather(*(worker() for _ in range(int(connections))))
    expect("answers that are 200", up, seen)
