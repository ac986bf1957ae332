namespace Meanwhile;

/// <summary>
/// A coroutine that runs on its own, beside the one that made it. Awaitable many times; the loop owns it until it is done, so
/// that it is never lost. As asyncio's <c>Task</c>; made by <c>Async.CreateTask</c> and by task groups.
/// </summary>
public partial class LoopTask : Future
{
    // A million tasks may sleep at once: the fields are chosen to take little.
    private int timerSequence;
    private Resumable? leaf;
    private IWaitable? parkedOn;
    private TaskDetails? details;

    private protected LoopTask(EventLoop loop, CoroutineSource? root, string? name, string file, int line)
        : base(loop)
    {
        PlaceOfTask = loop.Places.IdOf(file, line);
        Woken = WakeKind.NotBegun;
        if (name is not null)
        {
            Details.Name = name;
        }

        NumberOfTask = loop.NextTaskNumber();
        leaf = root;
    }

    private protected LoopTask(EventLoop loop, LoopTask sharing)
        : base(loop)
    {
        PlaceOfTask = sharing.PlaceOfTask;
        Slot = -1;
    }

    /// <summary>The task whose code runs now.</summary>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread.</exception>
    /// <value>Null in a plain callback of the loop, as <c>asyncio.current_task()</c>.</value>
    public static new LoopTask? Current => EventLoop.Current.Strand?.Owner;

    /// <summary>Its name: the one given, or "Task-N" by the order of creation in its loop.</summary>
    public string Name => details?.Name ?? $"Task-{NumberOfTask}";

    /// <summary>Where it was created, as "file:line".</summary>
    public string CreatedAt => Loop.Places.Describe(PlaceOfTask);

    /// <summary>
    /// How many cancel requests it got and has not taken back with <see cref="Uncancel"/>; as asyncio's <c>cancelling()</c>.
    /// </summary>
    public int CancelRequests => details is null ? 0 : details.OwnRequests + details.ScopeRequests;

    /// <summary>Those that were made to the task as a whole, not by a scope inside it.</summary>
    internal int OwnCancelRequests => details?.OwnRequests ?? 0;

    /// <summary>Those that scopes inside it have made and not taken back.</summary>
    internal int ScopeCancelRequests => details?.ScopeRequests ?? 0;

    /// <summary>The task itself, or for a branch the task it is a branch of.</summary>
    internal virtual LoopTask Owner => this;

    /// <summary>The innermost scope that its code is in now; null is the task's own, not yet asked for.</summary>
    internal Scope? Scope
    {
        get => details?.Scope;
        set
        {
            if (value is not null || details is not null)
            {
                Details.Scope = value;
            }
        }
    }

    /// <summary>
    /// The token of the last scope that ended after a cancel from outside it had cancelled that token: foreign code that met the
    /// cancel in there tells of it by this token.
    /// </summary>
    internal CancellationToken PassedOnToken
    {
        get => details?.PassedOn ?? default;
        set => Details.PassedOn = value;
    }

    /// <summary>A cancel that has not yet been thrown into it.</summary>
    internal CancelRequest? Request
    {
        get => details?.Request;
        set
        {
            if (value is not null || details is not null)
            {
                Details.Request = value;
            }
        }
    }

    /// <summary>The order of creation in its loop, from 1.</summary>
    internal int Number => NumberOfTask;

    /// <summary>Of a task that is not done and not parked: why it goes on.</summary>
    internal WakeKind Reason => Woken;

    /// <summary>Its place in the loop's table of running tasks; of a branch -1.</summary>
    internal int Slot { get; set; }

    /// <summary>What its step began with, or goes on with.</summary>
    internal Resumable? Leaf => leaf;

    /// <summary>What it waits for, or null when it runs or is about to.</summary>
    internal IWaitable? ParkedOn => parkedOn;

    private protected TaskDetails Details => details ??= new TaskDetails();

    internal override string Describe() => $"task '{Name}'";

    internal override string DescribeWithPlace() => $"task '{Name}' created at {CreatedAt}";

    internal static LoopTask Create(EventLoop loop, Coroutine coroutine, string? name, string file, int line) =>
        new(loop, Root(loop, coroutine.Source, coroutine.Token), name, file, line);

    /// <summary>Reserves the coroutine as a task's.</summary>
    private protected static CoroutineSource Root(EventLoop loop, CoroutineSource source, long token)
    {
        source.Claim(token, loop);
        source.FlowContext(loop.CaptureContext());
        return source;
    }

    /// <summary>Takes the outcome of the finished coroutine as the task's own.</summary>
    private protected virtual void TakeOutcome(CoroutineSource root)
    {
        var failure = ((CoroutineSource<VoidResult>)root).TakeOutcome(out _);
        if (!TakeFailure(failure, root))
        {
            FinishSucceeded();
        }
    }

    /// <summary>Ends the task as failed or cancelled; false if it is to succeed.</summary>
    private protected bool TakeFailure(Exception? failure, CoroutineSource root)
    {
        switch (failure)
        {
            case null when Request is not null && root.IsRelay:
                GiveBackRequest();
                return false;
            case null when Request is { } undelivered:
                // As in CPython: a task that was cancelled and returns before the cancel could be thrown is cancelled.
                Request = null;
                FinishCancelled(undelivered.ToException());
                return true;
            case null:
                return false;
            case CancelledException cancelled:
                cancelled.WasThrown = true;
                FinishCancelled(cancelled);
                return true;
            case OperationCanceledException foreign when IsOwnCancellation(foreign) || HeldRequest is not null || Scope.IsTokenOfAny(foreign.CancellationToken):
                FinishCancelled(ToOwnCancellation(foreign));
                return true;
            default:
                details?.Lent?.Hear(this);
                FinishFailed(failure);
                return true;
        }
    }

    private protected sealed override void RequireSettable(string what) =>
        throw new InvalidOperationException(
            $"Task does not support {what}: {this} gets its outcome from its coroutine. Use a Future for a result that you set."
        );
}
