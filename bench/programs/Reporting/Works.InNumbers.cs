namespace Meanwhile.Programs.Reporting;

/// <content>What very many tasks and timers cost.</content>
internal static partial class Works
{
    private static Work[] InNumbers =>
    [
        new("skynet, 1,000,000 tasks", "ms", "ours.skynet.ms")
        {
            Short = "skynet: a tree of 1,000,000 tasks",
            Peers =
            [
                DotNet("Task.Run", "dotnet.skynet.ms"),
                Asyncio("skynet.ms", most: 1),
                Uvloop("skynet.ms", most: 1),
                Go("", "skynet.ms", most: 1),
                GoOnOneCore("", "skynet.ms"),
            ],
        },
        new("skynet, 1,000,000 tasks, without concurrent garbage collection", "ms", "ours.skynet.blocking.ms")
        {
            Peers = [DotNet("Task.Run", "dotnet.skynet.blocking.ms")],
        },
        new("skynet, 1,000,000 tasks: peak memory", "MB", "ours.skynet.peak_mb")
        {
            Peers = [DotNet("Task.Run", "dotnet.skynet.peak_mb"), Asyncio("skynet.peak_mb"), Uvloop("skynet.peak_mb"), Go("", "skynet.peak_mb"), GoOnOneCore("", "skynet.peak_mb")],
        },
        new("1,000,000 sleepers, gather of tasks: peak memory", "MB", "ours.sleepers.tasks.1000000.peak_mb")
        {
            Peers = Sleeping("peak_mb", most: 0.8),
        },
        new("1,000,000 sleepers, gather of tasks: time over the sleep", "ms", "ours.sleepers.tasks.1000000.over_ms")
        {
            Peers = Sleeping("over_ms"),
            Most = 1000,
        },
        new("1,000,000 sleepers, gather of coroutines: peak memory", "MB", "ours.sleepers.coroutines.1000000.peak_mb")
        {
            Short = "1,000,000 sleepers, peak memory",
            Peers = Sleeping("peak_mb", most: 0.8),
        },
        new("1,000,000 sleepers, gather of coroutines: time over the sleep", "ms", "ours.sleepers.coroutines.1000000.over_ms")
        {
            Peers = Sleeping("over_ms"),
            Most = 1000,
        },
        new("set and cancel a timer, 1,000 at once", "ns", "Timers.Ours(AtOnce=1000)")
        {
            Peers = Timing(1000),
        },
        new("set and cancel a timer, 1,000,000 at once", "ns", "Timers.Ours(AtOnce=1000000)")
        {
            Short = "set and cancel a timer, 1,000,000 at once",
            Peers = Timing(1_000_000),
        },
        new("cancel 100,000 tasks parked three awaits deep", "ns", "CancelParked.Ours")
        {
            Short = "cancel 100,000 tasks parked three awaits deep",
            Peers =
            [
                DotNet("async Task, CancellationToken", "CancelParked.DotNetTask", most: 1),
                Asyncio("cancel.ns"),
                Uvloop("cancel.ns"),
                Go("context", "cancel.ns"),
                GoOnOneCore("context", "cancel.ns"),
            ],
        },
        new("wind up 100,000 tasks that wait for Tasks of .NET, which heed the token", "ms", "ours.windup.heeding.100000.ms")
        {
            Peers = [DotNet("async Task, CancellationToken", "dotnet.windup.heeding.100000.ms")],
            Most = 1000,
        },
        new("wind up 100,000 tasks that wait for Tasks of .NET, which know no token", "ms", "ours.windup.unaware.100000.ms")
        {
            Peers = [DotNet("async Task, WaitAsync", "dotnet.windup.unaware.100000.ms")],
            Most = 1000,
        },
        new("wind up 100,000 tasks that wait for one and the same Task, which knows no token", "ms", "ours.windup.unaware-of-one.100000.ms")
        {
            Peers = [DotNet("async Task, WaitAsync", "dotnet.windup.unaware-of-one.100000.ms")],
            Most = 1000,
        },
    ];

    private static Peer[] Sleeping(string measure, double? most = null) =>
    [
        DotNet("async Task", $"dotnet.sleepers.1000000.{measure}", most),
        Asyncio($"sleepers.1000000.{measure}"),
        Uvloop($"sleepers.1000000.{measure}"),
        Go("", $"sleepers.1000000.{measure}"),
        Node("", $"sleepers.1000000.{measure}"),
    ];

    private static Peer[] Timing(int atOnce) =>
    [
        DotNet("Timer", $"Timers.DotNetTimer(AtOnce={atOnce})", most: 1),
        DotNet("PeriodicTimer", $"Timers.DotNetPeriodicTimer(AtOnce={atOnce})", most: 1),
        DotNet("Task.Delay with a token", $"Timers.DotNetTaskDelay(AtOnce={atOnce})", most: 1),
        Asyncio($"timers.{atOnce}.ns"),
        Uvloop($"timers.{atOnce}.ns"),
        Go("", $"timers.{atOnce}.ns", most: 1),
        Node("", $"timers.{atOnce}.ns"),
    ];
}
