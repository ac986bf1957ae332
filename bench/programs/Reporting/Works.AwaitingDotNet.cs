namespace Meanwhile.Programs.Reporting;

/// <content>
/// What the awaits of .NET's own cost in a coroutine. The same in an <c>async Task</c> stands twice beside it: as it is, on the pool, and
/// kept on one thread, as our loop keeps it.
/// </content>
internal static partial class Works
{
    private static Work[] AwaitingDotNet =>
    [
        new("await of a finished Task", "ns", "FinishedTask.Ours")
        {
            Peers = [DotNet("in async Task", "FinishedTask.DotNetTask", most: 1.2)],
            MostBytes = 0,
        },
        new("await of a finished Task, with a result", "ns", "FinishedTask.OursWithResult")
        {
            Peers = [DotNet("in async Task", "FinishedTask.DotNetTaskWithResult", most: 1.2)],
            MostBytes = 0,
        },
        new("await of a Task that another completes", "ns", "TurnsByTask.Ours")
        {
            Short = "await of a Task of .NET that another completes",
            Peers = [.. InAsyncTask("TurnsByTask.DotNetTask", most: 1)],
        },
        new("await of a ValueTask that another completes, of a source that serves again", "ns", "TurnsByValueTask.Ours")
        {
            Peers = [.. InAsyncTask("TurnsByValueTask.DotNetValueTask", most: 1)],
        },
        new("call of an async Task method that waits", "ns", "ForeignCall.OursOfTask")
        {
            Peers = [.. InAsyncTask("ForeignCall.DotNetTask", most: 1)],
        },
        new("call of an async ValueTask method that waits", "ns", "ForeignCall.OursOfValueTask")
        {
            Peers = [.. InAsyncTask("ForeignCall.DotNetValueTask", most: 1)],
        },
        new("call of an async ValueTask method that waits, pooled", "ns", "ForeignCall.OursOfPooledValueTask")
        {
            Peers = [.. InAsyncTask("ForeignCall.DotNetPooledValueTask", most: 1)],
        },
        new("await of Task.Run, one at a time: there and back is a thread's way for who stays on one", "ns", "WorkOnPool.Ours(AtOnce=1)")
        {
            Peers = [.. OnAnotherThread(1)],
        },
        new("await of Task.Run, 100 at once", "ns", "WorkOnPool.Ours(AtOnce=100)")
        {
            Peers = [.. OnAnotherThread(100)],
        },
    ];

    private static Peer[] InAsyncTask(string measurement, double most) =>
        [DotNet("in async Task", measurement, most), DotNet("in async Task on one thread", measurement + "OnOneThread", most)];

    private static Peer[] OnAnotherThread(int atOnce) =>
    [
        DotNet("in async Task", $"WorkOnPool.DotNetTask(AtOnce={atOnce})"),
        DotNet("in async Task on one thread", $"WorkOnPool.DotNetTaskOnOneThread(AtOnce={atOnce})", most: 1),
    ];
}
