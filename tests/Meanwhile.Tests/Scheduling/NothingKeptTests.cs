using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Scheduling;

/// <summary>What has ended is not kept alive by the loop it ran on, whether that goes on or waits.</summary>
[Collection(nameof(Alone))]
public partial class NothingKeptTests
{
    private static readonly Dictionary<string, Func<Coroutine<WeakReference>>> Ways = new()
    {
        ["failure that was caught"] = CaughtFailure,
        ["failure through a hundred awaits"] = DeepFailure,
        ["failure of a task"] = FailureOfTask,
        ["failure that was looked at"] = FailureLookedAt,
        ["failure of a future"] = FailureOfFuture,
        ["result of a coroutine"] = ResultOfCoroutine,
        ["result of a task"] = ResultOfTask,
        ["result of an eager task"] = ResultOfEagerTask,
        ["result of a future"] = ResultOfFuture,
        ["closure of a coroutine"] = ClosureOfCoroutine,
        ["closure of a task that was cancelled"] = ClosureOfCancelledTask,
        ["closure of a done callback"] = ClosureOfDoneCallback,
        ["closure of a callback"] = ClosureOfCallback,
        ["closure of a timer"] = ClosureOfTimer,
        ["context of a callback that was taken back"] = ContextOfCancelledCallback,
        ["context of a coroutine"] = ContextOfCoroutine,
        ["body of a timeout"] = BodyOfTimeout,
        ["body that ran out of time"] = BodyOutOfTime,
        ["foreign code"] = ForeignCode,
        ["foreign code whose sleep was cancelled"] = ForeignCodeCancelled,
        ["body of a group"] = BodyOfGroup,
        ["items of a gather"] = ItemsOfGather,
        ["items of a map"] = ItemsOfMap,
        ["items of a map that are done before the rest"] = EarlyItemsOfMap,
        ["items of a stream"] = ItemsOfStream,
        ["items of a parallel map"] = ItemsOfParallelMap,
        ["work on a thread"] = WorkOnThread,
        ["work on an executor"] = WorkOnExecutor,
        ["item of a queue"] = ItemOfQueue,
        ["item of a queue that is iterated over"] = ItemOfIteratedQueue,
        ["work that was submitted"] = SubmittedWork,
    };

    // What a cancel has to do with an await of .NET's own stays for that time, which is long by default.
    private static LoopOptions Options => new() { AbandonAfter = 10.Milliseconds, WorkerThreads = 1, HandleInterrupt = false };

    // Kept alive until the look is over.
    private static readonly List<object> Kept = [];

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_kept_while_the_loop_waits(string way) =>
        Async.Run(
            async () =>
            {
                var held = await Ways[way]();
                await ToThread(Collect);
                Assert.False(held.IsAlive);
                Kept.Clear();
            },
            Options
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_kept_while_the_loop_goes_on(string way) =>
        Async.Run(
            async () =>
            {
                var held = await Ways[way]();
                for (var turn = 0; turn < 3; turn++)
                {
                    await Yield();
                }

                Collect();
                Assert.False(held.IsAlive);
                Kept.Clear();
            },
            Options
        );

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private sealed class HeldException : Exception
    {
        internal object Held { get; } = new();
    }
}
