"""How the programs measure, which is how those in C# do: warm up, take the median, print a line for each figure."""

import statistics
import time


def show(name, value):
    print(f"{name} {value:.3f}")


def show_peak_memory():
    """The most memory that this process has had in use, as the kernel counts it."""
    with open("/proc/self/status") as status:
        kibibytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    show("peak_mb", kibibytes * 1024 / 1e6)


async def show_operation(operations, work, times=5):
    """The median time of one operation, after one run of them all to warm up."""
    await work()
    took = []
    for _ in range(times):
        started = time.perf_counter_ns()
        await work()
        took.append((time.perf_counter_ns() - started) / operations)
    show("ns", statistics.median(took))


def expect(what, seen, wanted):
    if seen != wanted:
        raise SystemExit(f"{what}: {seen}, and not {wanted}")
