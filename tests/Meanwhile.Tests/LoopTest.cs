using Meanwhile.Testing;

namespace Meanwhile.Tests;

/// <summary>A test that runs code on a loop. An error that the loop reports and the test does not ask for fails the test.</summary>
public abstract class LoopTest : IAsyncDisposable
{
    private readonly List<LoopError> reports = [];

    protected LoopTest(TimeProvider? clock = null)
    {
        Clock = clock ?? new VirtualTime();
    }

    protected TimeProvider Clock { get; }

    private protected Transcript Log { get; } = new();

    protected virtual LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,

            // A slow machine is no fault.
            WindUpReport = Timeout.InfiniteTimeSpan,
        };

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(TakeReports());
        return ValueTask.CompletedTask;
    }

    protected void Run(Func<Coroutine> main) => Async.Run(main, Options);

    protected T Run<T>(Func<Coroutine<T>> main) => Async.Run(main, Options);

    /// <summary>The messages of what the loop has reported so far, which the test expects.</summary>
    protected IReadOnlyList<string> TakeReports() => [.. TakeErrors().Select(error => error.Message)];

    protected IReadOnlyList<LoopError> TakeErrors()
    {
        lock (reports)
        {
            LoopError[] taken = [.. reports];
            reports.Clear();
            return taken;
        }
    }

    // A failed task that became unreachable may be reported by the finalizer's thread.
    private protected void Report(LoopError error)
    {
        lock (reports)
        {
            reports.Add(error);
        }
    }
}
