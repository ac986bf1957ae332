namespace Meanwhile;

/// <summary>Tells a future of the loop that a <see cref="Task"/> has ended. When that future is cancelled, it serves the next one of the same task.</summary>
internal sealed class TaskEnd : IRunsOutside, IForeignEnd, ITaskEnd
{
    private readonly Task task;

    // Null once the loop has closed and no future waits.
    private volatile EventLoop? loop;
    private LeftReports? reports;
    private Action? ended;
    private bool silenced;

    private TaskEnd(EventLoop loop, Task task)
    {
        this.loop = loop;
        this.task = task;
    }

    /// <summary>Calls back, on the loop, when the task has ended.</summary>
    internal static TaskEnd Of(EventLoop loop, Task task, Action ended)
    {
        loop.BeginForeignWait(task);
        if (loop.LeftTaskEnds.TakeFor(task) is { } left)
        {
            left.ended = ended;
            return left;
        }

        var end = new TaskEnd(loop, task) { ended = ended };
        using (InlineContext.InPlace())
        {
            task.GetAwaiter().UnsafeOnCompleted(end.Completed);
        }

        return end;
    }

    LoopTask? IForeignEnd.Parked => (ended?.Target as Future)?.AwaitedBy;

    void IForeignEnd.ThrownBelow(CancelRequest request, IReadOnlyList<(object Method, object? Awaited)> way, bool isHandedOn) => Waiting?.ThrownBelow(request, way, isHandedOn);

    void IForeignEnd.ToldBelow(IReadOnlyList<(object Method, object? Awaited)> way) => Waiting?.ToldBelow(way);

    CancelRequest? IForeignEnd.AskedBelow => Waiting?.AskedBelow;

    CancelRequest? IForeignEnd.Pending => Waiting?.Pending;

    bool IForeignEnd.HasHeard(object method, CancelRequest request) => Waiting?.HasHeard(method, request) == true;

    bool IForeignEnd.IsHiddenFrom(object method, CancelRequest request) => Waiting?.IsHiddenFrom(method, request) == true;

    bool IForeignEnd.Missed(IReadOnlyList<object> methods, long asOf) => Waiting?.Missed(methods, asOf) == true;

    CancelRequest? IForeignEnd.MissedBelow => Waiting?.MissedBelow;

    bool IForeignEnd.HasMissed(object method, CancelRequest request) => Waiting?.HasMissed(method, request) == true;

    void IForeignEnd.Reconsider() => Waiting?.Reconsider();

    bool IForeignEnd.IsStepOf(object iterator) => false;

    private IForeignFuture? Waiting => ended?.Target as IForeignFuture;

    /// <summary>Nobody waits any longer.</summary>
    internal void Leave()
    {
        ended = null;
        loop!.EndForeignWait(task);
        loop.LeftTaskEnds.Add(task, this);
    }

    // Run from the inbox: the end was told on another thread.
    public void Run()
    {
        if (silenced)
        {
            return;
        }

        if (ended is { } told)
        {
            ended = null;
            loop!.EndForeignWait(task);
            told();
        }
        else
        {
            loop!.LeftTaskEnds.Ended(task, this);
            ReportFailure();
        }
    }

    // The loop has closed: nobody goes on, but a failure is not lost.
    public void RunOutside()
    {
        if (ended is null && !silenced)
        {
            ReportFailure();
        }
    }

    void ITaskEnd.Silence() => silenced = true;

    void ITaskEnd.LetGoOfLoop()
    {
        reports = loop!.LeftReports;
        loop = null;
    }

    private void Completed()
    {
        if (loop is not { } its)
        {
            ReportFailure();
        }
        else if (EventLoop.RunningHere == its)
        {
            Run();
        }
        else
        {
            its.Inbox.Add(this);
        }
    }

    private void ReportFailure() => (loop?.LeftReports ?? reports!).ReportFailureOf(task);
}
