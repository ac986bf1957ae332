namespace Meanwhile.Programs.Reporting;

/// <summary>The rows of the report, and what cannot be measured yet.</summary>
internal static class Rows
{
    internal static Row[] Compared { get; } =
    [
        new("await of a child that finishes at once, int", "AwaitInt.Ours", "ns", "ValueTask", "AwaitInt.DotNetValueTask", MostRatio: 3, MostBytes: 0),
        new("the same", "AwaitInt.Ours", "ns", "async Task", "AwaitInt.DotNetTask"),
        new("await of a child that finishes at once, string", "AwaitString.Ours", "ns", "ValueTask", "AwaitString.DotNetValueTask", MostRatio: 3, MostBytes: 0),
        new("the same", "AwaitString.Ours", "ns", "async Task", "AwaitString.DotNetTask"),
        new("yield to the loop and back", "Yield.Ours", "ns", "Task.Yield", "Yield.DotNetTask", MostRatio: 0.5, MostBytes: 0),
        new("nested call that suspends", "NestedCall.Ours", "ns", "async Task", "NestedCall.DotNetTask", MostRatio: 0.5, MostBytes: 0),
        new("the same", "NestedCall.Ours", "ns", "pooled ValueTask", "NestedCall.DotNetPooledValueTask"),
        new("create a task, run it, join it", "CreateAndJoin.Ours", "ns", "Task.Run", "CreateAndJoin.DotNetTask", MostRatio: 0.5, MostBytes: 168),
        new("skynet, 1,000,000 tasks", "skynet.ours.ms", "ms", "Task.Run", "skynet.dotnet.ms"),
        new("1,000,000 sleepers, gather of tasks: peak memory", "sleepers.tasks.peak_mb", "MB", "async Task", "sleepers.dotnet.peak_mb", MostRatio: 0.8),
        new("1,000,000 sleepers, gather of tasks: time over the sleep", "sleepers.tasks.over_ms", "ms", "async Task", "sleepers.dotnet.over_ms", Most: 1000),
        new("1,000,000 sleepers, gather of coroutines: peak memory", "sleepers.coroutines.peak_mb", "MB", "async Task", "sleepers.dotnet.peak_mb", MostRatio: 0.8),
        new("1,000,000 sleepers, gather of coroutines: time over the sleep", "sleepers.coroutines.over_ms", "ms", "async Task", "sleepers.dotnet.over_ms", Most: 1000),
        new("set and cancel a timer, 1,000 at once", "Timers.Ours(AtOnce=1000)", "ns", "Timer", "Timers.DotNetTimer(AtOnce=1000)", MostRatio: 1),
        new("set and cancel a timer, 1,000,000 at once", "Timers.Ours(AtOnce=1000000)", "ns", "Timer", "Timers.DotNetTimer(AtOnce=1000000)", MostRatio: 1),
        new("the same", "Timers.Ours(AtOnce=1000000)", "ns", "PeriodicTimer", "Timers.DotNetPeriodicTimer(AtOnce=1000000)", MostRatio: 1),
        new("the same", "Timers.Ours(AtOnce=1000000)", "ns", "Task.Delay with a token", "Timers.DotNetTaskDelay(AtOnce=1000000)", MostRatio: 1),
        new("cancel 100,000 tasks parked three awaits deep", "CancelParked.Ours", "ns", "async Task, CancellationToken", "CancelParked.DotNetTask", MostRatio: 1),
        new("an exception through five awaits, thrown at once", "Failure.Ours(Suspended=False)", "ns", "async Task", "Failure.DotNetTask(Suspended=False)", MostRatio: 1),
        new("an exception through five awaits, thrown after a wait", "Failure.Ours(Suspended=True)", "ns", "async Task", "Failure.DotNetTask(Suspended=True)", MostRatio: 1),
        new("`await foreach`, an item that is ready", "Iteration.Ours(Batch=50000)", "ns", "in async Task", "Iteration.DotNetTask(Batch=50000)", MostRatio: 1.1),
        new("`await foreach`, an item waited for", "Iteration.Ours(Batch=1)", "ns", "in async Task", "Iteration.DotNetTask(Batch=1)", MostRatio: 1.1),
        new("gather, a child of 100", "Gathering.Ours", "ns", "Task.WhenAll", "Gathering.DotNetTask"),
        new("9,000 requests of 1 s at once: time over the second", "requests.ours.over_ms", "ms", "HttpClient", "requests.dotnet.over_ms", MostRatio: 0.7),
        new("9,000 requests of 1 s at once: peak memory", "requests.ours.peak_mb", "MB", "HttpClient", "requests.dotnet.peak_mb", MostRatio: 0.8),
        new("200 URLs of 1 s by `HttpSession`, in the process: time over the second", "urls.process.over_ms", "ms", Most: 100),
        new("200 URLs of 1 s, the whole `check`", "urls.command.ms", "ms", Most: 1500),
        new("start: `--version`", "start.version.ms", "ms", "an empty .NET program", "start.empty.ms", MostRatio: 1.5),
        new("start: `check` of one loopback URL", "start.check.ms", "ms", "an empty .NET program", "start.empty.ms", MostRatio: 4),
    ];

    /// <summary>Work that was done at a size and at ten times that size; more than 12 times the cost is a defect.</summary>
    internal static Row[] Growing { get; } =
    [
        new("create 1,000,000 tasks and join them", "growth.create.1000000.ms", "ms", "100,000", "growth.create.100000.ms", MostRatio: 12),
        new("set and cancel 1,000,000 timers, deadlines in no order", "growth.timers.1000000.ms", "ms", "100,000", "growth.timers.100000.ms", MostRatio: 12),
        new("gather 1,000,000 coroutines that each wait once", "growth.gather.1000000.ms", "ms", "100,000", "growth.gather.100000.ms", MostRatio: 12),
        new("10,000,000 sleepers: peak memory", "sleepers10.tasks.peak_mb", "MB", "1,000,000", "sleepers.tasks.peak_mb", MostRatio: 12),
    ];

    internal static (string Work, string Why)[] Missing { get; } =
    [
        ("create a task, skynet and timers beside Go; skynet and sleepers beside asyncio", "peers in other languages are not part of this run yet"),
        ("ping-pong between two tasks through a queue of one", "there are no queues yet"),
        ("TCP echo, by callbacks and by reader and writer", "there are no connections yet"),
        ("HTTP client, 100 connections, small JSON, one core", "its connections are to be the loop's own, which do not exist yet"),
        ("growth of queue and echo", "as above"),
    ];
}
