"""Does one piece of work on a loop of choice: program.py asyncio|uvloop WORK [ARGUMENT...]. Prints "name value" lines."""

import asyncio
import importlib
import sys


def loop_factory(name):
    if name == "uvloop":
        import uvloop

        return uvloop.new_event_loop
    return asyncio.new_event_loop


def main():
    loop, work, *arguments = sys.argv[1:]
    module = importlib.import_module(f"works.{work}")
    with asyncio.Runner(loop_factory=loop_factory(loop)) as runner:
        runner.run(module.main(*arguments))


main()
