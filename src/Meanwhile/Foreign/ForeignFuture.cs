namespace Meanwhile;

/// <summary>A <see cref="Task"/> as a future of the loop.</summary>
internal sealed class ForeignFuture<T> : Future<T>, IPatient, IForeignFuture
{
    private readonly Task task;
    private readonly LoopTask? owner;

    // The stretch and the scope in which it was made, by the code that began the task most often. Below foreign code the scope is not the owner's.
    private readonly long begun;
    private readonly Scope? scope;
    private readonly long made;
    private TaskEnd? end;
    private bool isAsked;

    // The scope that asked, if it was one: what was begun outside it does not get the cancel.
    private Scope? asking;

    // Whether what is parked below leads to its end, and by which request.
    private bool isBelow;
    private CancelRequest? request;
    private long since;
    private bool isTold;
    private HeardBelow? heard;
    private bool wasThrownBelow;

    // Whether the task had not ended when the tokens were about to tell of the cancel that comes now.
    private bool wasUnderWay;

    // Whether the outcome was on its way when the cancel came.
    private bool hasCome;
    private bool isReported;
    private string? reason;

    private ForeignFuture(EventLoop loop, Task task)
        : base(loop)
    {
        this.task = task;
        owner = loop.Strand?.Owner;
        begun = loop.Segment;
        made = loop.LastRequest;
        scope = loop.Strand?.Scope;
    }

    internal static ForeignFuture<T> Of(Task task)
    {
        var future = new ForeignFuture<T>(EventLoop.Current, task);
        if (task.IsCompleted)
        {
            future.Take();
        }
        else
        {
            future.end = TaskEnd.Of(future.Loop, task, future.Take);
        }

        return future;
    }

    internal override bool CancelPending(string? message)
    {
        if (isAsked)
        {
            return true;
        }

        var cause = Loop.CancelUnderWay;
        isTold = cause is not null && cause.HasTold(scope ?? (owner ?? cause.Asked).Scope, begun);
        if (task.IsCompleted)
        {
            // The news is on its way, and nothing is left to be cancelled. But it may have ended by what it was told.
            isAsked = isTold && wasUnderWay;
            hasCome = !isAsked;
            wasUnderWay = false;
            return isAsked;
        }

        wasUnderWay = false;

        // As with an await: what runs below gets the cancel, and what was told of it is waited for; in the long run it is left.
        asking = cause is not null && cause.Asked == owner ? cause.Origin : null;
        isBelow = owner is not null && (Loop.LeadingTo(end!, owner, asking) != Leading.Nowhere || Loop.Posted.LeadsTo(end!));
        if (isTold || isBelow)
        {
            isAsked = true;
            request = cause;
            since = cause?.LastMade ?? 0;
            reason = message;
            Loop.Patience.WaitUntil(cause?.Deadline() ?? Loop.RealTime.After(Loop.AbandonAfter), this);
        }
        else
        {
            Leave(message);
        }

        return true;
    }

    // The ambient tokens are about to tell of a cancel.
    internal override void TellAhead(CancelRequest cause, int depth) => wasUnderWay = !task.IsCompleted;

    bool IPatient.Waits(long stamp) => !IsDone && !task.IsCompleted;

    void IPatient.RunOut(long stamp)
    {
        if (owner is not null && Loop.LeadingTo(end!, owner, asking) == Leading.There)
        {
            if (request?.Asked == owner)
            {
                owner.PassToUnheard(request, end!);
            }

            Loop.Patience.WaitUntil(Loop.RealTime.After(Loop.AbandonAfter), this);
            return;
        }

        Loop.Folded.Add(
            Describe(),
            () => $"{owner?.DescribeWithPlace() ?? Loop.ToString()} gave up {Describe()}, which did not end within {Loop.AbandonAfter.TotalSeconds:0.###} s of its cancel: let it end when its token is cancelled, or raise LoopOptions.AbandonAfter."
        );
        Leave(reason);
    }

    void IForeignFuture.ThrownBelow(CancelRequest request, IReadOnlyList<(object Method, object? Awaited)> way, bool isHandedOn)
    {
        if (request.Origin?.Holds(scope) == false)
        {
            return;
        }

        wasThrownBelow |= isHandedOn;
        isBelow |= isAsked && isHandedOn;
        (heard ??= new HeardBelow()).Add(way, request);
    }

    void IForeignFuture.ToldBelow(IReadOnlyList<(object Method, object? Awaited)> way)
    {
        if (request is not null)
        {
            (heard ??= new HeardBelow()).Add(way, request);
        }
    }

    CancelRequest? IForeignFuture.AskedBelow => isBelow && !isTold && !IsDone && request is { IsHeld: false } ? request : null;

    CancelRequest? IForeignFuture.Pending => isAsked && !IsDone && request is { IsHeld: false } ? request : null;

    bool IForeignFuture.HasHeard(object method, CancelRequest request) => heard?.Has(method, request) == true;

    bool IForeignFuture.IsHiddenFrom(object method, CancelRequest request) => heard?.IsHiddenFrom(method, request) == true;

    bool IForeignFuture.Missed(IReadOnlyList<object> methods, long asOf)
    {
        if (request is null || since <= asOf)
        {
            return false;
        }

        (heard ??= new HeardBelow()).Miss(methods, request);
        return true;
    }

    CancelRequest? IForeignFuture.MissedBelow => !IsDone && heard is { IsMissed: true } && request is { IsHeld: false } ? request : null;

    bool IForeignFuture.HasMissed(object method, CancelRequest missed) => heard?.HasMissed(method, missed) == true;

    void IForeignFuture.Reconsider()
    {
        if (isAsked && !isTold)
        {
            Loop.Ready.Enqueue(new LateLeaving(this));
        }
    }

    void IForeignFuture.LeaveIfNothingLeadsThere()
    {
        if (!IsDone && !task.IsCompleted && Loop.LeadingTo(end!, owner!, asking) == Leading.Nowhere && !Loop.Posted.LeadsTo(end!))
        {
            Leave(reason);
        }
    }

    void IForeignFuture.ReportLost()
    {
        MarkObserved();
        Loop.LeftReports.ReportFailureOf(task);
    }

    private void Leave(string? message)
    {
        heard = null;
        end!.Leave();
        FinishCancelled(new CancelledException(message));
    }

    internal override bool IsOfForeign => true;

    internal override AskedToEnd Asked =>
        !isAsked && !(wasUnderWay && IsDone) ? AskedToEnd.No
        : isBelow && (wasThrownBelow || request is not { WasThrownSomewhere: false }) && heard?.IsHidden(task) != true ? AskedToEnd.Below
        : typeof(Task).IsAssignableFrom(typeof(T)) ? AskedToEnd.InVain
        : AskedToEnd.Told;

    internal override void ReportDropped()
    {
        // It may stand in several places.
        if ((isAsked || hasCome) && !isReported && IsSucceeded)
        {
            isReported = true;
            Dropped<T>.Report(this, owner, Result);
        }
    }

    internal override string Describe() => ForeignName.Of(task);

    private void Take()
    {
        if (task.IsCanceled)
        {
            EndCancelled(TaskOutcome.FailureOf(task));
        }
        else if (task.Exception is { } failure)
        {
            FinishFailed(failure.InnerExceptions.Count == 1 ? failure.InnerException! : failure);
        }
        else
        {
            SetResult(task is Task<T> typed ? Value(typed) : default!);
        }
    }

    // As with an await of it: by something of its own, such as its own time limit, it has failed.
    private void EndCancelled(Exception? failure)
    {
        switch (failure)
        {
            case CancelledException own:
                FinishCancelled(own);
                break;
            case OperationCanceledException foreign when !IsAskedToEnd && !Scope.IsTokenOfAny(foreign.CancellationToken):
                FinishFailed(foreign);
                break;
            default:
                FinishCancelled(new CancelledException(null, failure));
                break;
        }
    }

    // Since it was made, by us, who awaits it or what ends that: it may have been told, by whichever token.
    private bool IsAskedToEnd => isAsked || hasCome || wasUnderWay || (owner is { IsDone: false } && (owner.ComingRequest is not null || owner.WasAskedSince(made) || owner.IsToldAround(begun)));

#pragma warning disable RS0030 // The task is finished: nothing blocks.
    private static T Value(Task<T> finished) => finished.Result;
#pragma warning restore RS0030
}
