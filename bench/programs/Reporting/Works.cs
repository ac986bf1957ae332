namespace Meanwhile.Programs.Reporting;

/// <summary>The rows of the page, and what cannot be measured yet.</summary>
internal static partial class Works
{
    internal static Work[] All { get; } = [.. OnTheLoop, .. AwaitingDotNet, .. InNumbers, .. OverHttp, .. Starting];

    internal static GrowingWork[] Growing { get; } =
    [
        new("create tasks and join them", "ms", ("ours", "ours.growth.create.{0}.ms"), ("Task.Run", "dotnet.growth.create.{0}.ms")),
        new("set and cancel timers, deadlines in no order", "ms", ("ours", "ours.growth.timers.{0}.ms"), ("Timer", "dotnet.growth.timers.{0}.ms")),
        new("gather what waits once each", "ms", ("ours", "ours.growth.gather.{0}.ms"), ("Task.WhenAll", "dotnet.growth.gather.{0}.ms")),
        new("items through a queue of 1,000", "ms", ("ours", "ours.growth.queue.{0}.ms"), ("Channel", "dotnet.growth.queue.{0}.ms")),
        new("tasks that queue for one lock", "ms", ("ours", "ours.growth.lock.{0}.ms"), ("SemaphoreSlim", "dotnet.growth.lock.{0}.ms")),
        new("sleepers: peak memory", "MB", ("ours", "ours.sleepers.tasks.{0}.peak_mb"), ("async Task", "dotnet.sleepers.{0}.peak_mb")),
    ];

    internal static (string Work, string Why)[] Missing { get; } =
    [
        ("TCP echo, by callbacks and by reader and writer", "there are no connections yet"),
        ("HTTP client, 100 connections, small JSON, one core", "its connections are the loop's own by now, and the rows of `check` measure them with the command around them; a row of its own comes with the TCP connections"),
        ("growth of echo", "as above"),
    ];

    private static Peer DotNet(string label, string measurement, double? most = null) => new(Column.DotNet, label, measurement, most);

    private static Peer Asyncio(string measurement, double? most = null) => new(Column.Asyncio, "", $"asyncio.{measurement}", most);

    private static Peer Uvloop(string measurement, double? most = null) => new(Column.Uvloop, "", $"uvloop.{measurement}", most);

    private static Peer Go(string label, string measurement, double? most = null) => new(Column.Go, label, $"go.{measurement}", most);

    private static Peer GoOnOneCore(string label, string measurement) =>
        new(Column.Go, label.Length == 0 ? "one core" : $"{label}, one core", $"go_one_core.{measurement}");

    private static Peer Node(string label, string measurement) => new(Column.Node, label, $"node.{measurement}");

    private static Peer Other(string label, string measurement, double? most = null) => new(Column.Others, label, measurement, most);
}
