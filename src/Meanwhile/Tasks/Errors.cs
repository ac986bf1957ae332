namespace Meanwhile;

/// <summary>The errors that several places raise, worded once.</summary>
internal static class Errors
{
    internal static InvalidOperationException NoRunningLoop() =>
        new("no running event loop: this works only inside code that an event loop runs. Start one with Async.Run(Main()).");

    internal static InvalidOperationException RunInsideLoop(EventLoop running) =>
        new($"Run cannot be called from a running event loop ({running}). Inside it, await the coroutine or make a task of it.");

    internal static InvalidOperationException NoCurrentTask(string awaited) =>
        new($"no current task: {awaited} can be awaited only inside a task, and a plain callback has none. Await it in one made with CreateTask.");

    internal static InvalidOperationException OtherLoop(string what, EventLoop its, EventLoop here) =>
        new($"{what} belongs to {its} and cannot be used on {here}. Make it where it is used, or hand work over with Submit.");

    internal static InvalidOperationException WrongThread(EventLoop loop, string what) =>
        new(
            $"{what} was called from outside {loop}, which is running. Only code that the loop runs may touch it; from other threads use CallSoonThreadsafe or Submit."
        );

    internal static InvalidOperationException DefaultCoroutine() =>
        new("default(Coroutine) stands for no call and cannot be awaited. Use Coroutine.Completed for one that does nothing.");

    internal static InvalidOperationException StartedAndNotAwaited() =>
        new(
            "A coroutine was started by GetAwaiter and then not awaited. Use await, or CreateTask for work that runs beside."
        );

    internal static InvalidOperationException LoopWindsUp(EventLoop loop) =>
        new($"Event loop is shutting down and takes no more work from other threads: {loop}. Submit before its main coroutine ends.");

    internal static InvalidOperationException LoopClosed(EventLoop loop) => new($"Event loop is closed: {loop}.");
}
