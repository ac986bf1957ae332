"""What every program of the transcripts imports: a clock that jumps instead of waiting, and one way to print things.

The event loops of a program use virtual time. It stands still while code runs; when a loop has nothing else to do, it jumps to
the next timer. While threads work, the loop waits for them, at most as long as the timer would really take.
"""

import asyncio
import concurrent.futures
import re
import selectors
import threading
import warnings


def say(*words):
    """Prints a line of the transcript."""
    print(*(text(word) for word in words), flush=True)


def text(word):
    """How the transcripts spell a thing. The twins spell it the same way."""
    if isinstance(word, BaseExceptionGroup):
        return f"{type(word).__name__}: {word.message} {text(list(word.exceptions))}"
    if isinstance(word, BaseException):
        # Where a message shows an object, it ends: the representation of objects is no part of a transcript.
        message = re.sub(r"[:,]? ?<.*", "", str(word.args[0]) if word.args else "", flags=re.DOTALL)
        return f"{type(word).__name__}: {message}" if message else type(word).__name__
    if isinstance(word, float):
        return f"{word:g}"
    if isinstance(word, (list, tuple)):
        return "[" + ", ".join(text(item) for item in word) + "]"
    return str(word)


def attempt(call):
    """What the call returns, or the exception that it raises."""
    try:
        return call()
    except BaseException as error:
        return error


async def attempted(awaitable):
    """The result of what is awaited, or the exception that comes instead."""
    try:
        return await awaitable
    except BaseException as error:
        return error


def now():
    """The time of the running loop, in seconds since it was made."""
    return float(asyncio.get_running_loop().time())


def pass_time(seconds):
    """Lets time pass at once, as if the code that calls took so long."""
    asyncio.get_running_loop().clock.now += seconds


class Clock:
    def __init__(self):
        self.now = 0.0


class Threads(concurrent.futures.ThreadPoolExecutor):
    """Threads that know how much work they have."""

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()
        self.working = 0

    def submit(self, *arguments, **named):
        with self.lock:
            self.working += 1
        future = super().submit(*arguments, **named)
        future.add_done_callback(self.ended)
        return future

    def ended(self, _):
        with self.lock:
            self.working -= 1


class JumpingSelector(selectors.DefaultSelector):
    """Moves the clock on where others would wait."""

    def __init__(self, clock, threads):
        super().__init__()
        self.clock = clock
        self.threads = threads

    def select(self, timeout=None):
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        news = super().select(timeout if self.threads.working else 0)
        if not news:
            self.clock.now += timeout
        return news


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.clock = Clock()
        self.threads = Threads()
        super().__init__(JumpingSelector(self.clock, self.threads))
        self.set_default_executor(self.threads)
        self.set_exception_handler(report)

    def time(self):
        return self.clock.now

    async def shutdown_default_executor(self, timeout=None):
        # A thread waits for the others meanwhile, and no time is to pass.
        with self.threads.lock:
            self.threads.working += 1
        try:
            await super().shutdown_default_executor(timeout)
        finally:
            self.threads.ended(None)


def report(loop, context):
    """An error that nobody caught is a line of the transcript."""
    say("reported:", context.get("exception") or context["message"])


class VirtualTimePolicy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = VirtualTimeLoop


asyncio.set_event_loop_policy(VirtualTimePolicy())
warnings.simplefilter("always")
warnings.showwarning = lambda message, *_: say("reported:", str(message))
