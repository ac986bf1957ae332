namespace Meanwhile;

// A cancel goes from task to awaited task, which may be a long way.
public sealed partial class EventLoop
{
    private const int MostCancelDepth = 256;

    // Made when it is needed, as it seldom is.
    private Queue<(LoopTask Task, CancelRequest Request)>? deferredCancels;
    private readonly Stack<LoopTask> cameThrough = [];
    private int cancelDepth;
    private long lastRequest;

    // In whose step a token is being cancelled; null for none.
    private LoopTask? whoTells;

    // Those that code has asked for while it was told of a cancel to the same task.
    private Queue<(LoopTask Task, CancelRequest Request)>? furtherCancels;

    /// <summary>The cancel that is being passed on just now: others that are made meanwhile come of it.</summary>
    internal CancelRequest? CancelUnderWay { get; set; }

    /// <summary>The number of the cancel, with all that comes of it, that is on its way or was last.</summary>
    internal int CancelRound { get; private set; }

    /// <summary>How many requests to cancel have been made.</summary>
    internal long LastRequest
    {
        get => Volatile.Read(ref lastRequest);
        set => Volatile.Write(ref lastRequest, value);
    }

    /// <summary>The request to code around because of which tasks are cancelled just now; null for none.</summary>
    internal CancelRequest? CauseAround { get; set; }

    // What was noted of in this cancel because it may hear by a token.
    private HashSet<LoopTask>? noted;

    /// <summary>Whether that is met for the first time in the course of this cancel, by what looks for those who may hear of it by a token.</summary>
    internal bool IsNewInCancel(LoopTask member) => (noted ??= []).Add(member);

    /// <summary>The cancel that is on its way has met a task that it came through.</summary>
    internal bool CancelMetRing { get; set; }

    /// <summary>Whether code runs that was registered with a token which a cancel has just cancelled. What it cancels is its own will, and no part of the way of that cancel.</summary>
    internal bool IsTelling { get; private set; }

    /// <summary>The request of which code is told just now on this thread, by a callback of a token; null for none.</summary>
    internal CancelRequest? ToldHere => RunningHere == this && IsTelling ? TokensTellOf : null;

    /// <summary>The request because of which tokens are being cancelled.</summary>
    internal CancelRequest? TokensTellOf { get; set; }

    /// <summary>Foreign code that is about to go on.</summary>
    internal PostedCode Posted { get; } = new();

    /// <summary>Which foreign methods have heard of a cancel by a token.</summary>
    internal ToldMethods ToldMethods { get; } = new();

    /// <summary>Whether a part of the way of a cancel is still to come.</summary>
    internal bool HasDeferredCancels => deferredCancels is { Count: > 0 };

    /// <summary>A cancel has come through that task, and may come back to it on the part of its way that is still to come.</summary>
    internal void NoteCameThrough(LoopTask task) => cameThrough.Push(task);

    /// <summary>A cancel goes one task deeper. Where the stack is deep enough it waits until that has been unwound.</summary>
    internal void PassCancel(LoopTask task, CancelRequest request)
    {
        if (IsTelling && task.IsOnTheWay)
        {
            // The one that it was told of comes first.
            (furtherCancels ??= []).Enqueue((task, request));
            return;
        }

        if (cancelDepth == MostCancelDepth)
        {
            (deferredCancels ??= []).Enqueue((task, request));
            return;
        }

        if (cancelDepth++ == 0)
        {
            CancelRound++;
            ForgetReach();
        }

        var isTelling = IsTelling;
        IsTelling = false;
        try
        {
            task.PassOn(request);
        }
        finally
        {
            cancelDepth--;
            if (cancelDepth == 0)
            {
                noted = null;
                if (deferredCancels is { } line && line.TryDequeue(out var deferred))
                {
                    PassDeferred(deferred.Task, deferred.Request);
                }

                ForgetReach();
            }

            IsTelling = isTelling;
        }

        while (cancelDepth == 0 && furtherCancels is { } asked && asked.TryDequeue(out var further))
        {
            if (!further.Task.IsDone)
            {
                PassCancel(further.Task, further.Request);
            }
        }
    }

    /// <summary>
    /// Cancels a token of this library's own. What is registered with it runs in here, and so does foreign code that waited for it and said that it goes on
    /// anywhere. It may be that of any task, so it runs as code of none and not as that of the task which asks for the cancel.
    /// </summary>
    internal void Tell(CancellationTokenSource source)
    {
        var (strand, above, isTelling) = (Strand, whoTells, IsTelling);
        (Strand, whoTells, IsTelling) = (null, strand ?? above, true);
        try
        {
            using (ContextReplaced.ByNone())
            {
                source.Cancel();
            }
        }
        finally
        {
            (Strand, whoTells, IsTelling) = (strand, above, isTelling);
            ForgetReach();
        }
    }

    // From the top, one after the other: each may defer more.
    private void PassDeferred(LoopTask task, CancelRequest request)
    {
        cancelDepth++;
        try
        {
            var next = (Task: task, Request: request);
            do
            {
                next.Task.PassOn(next.Request);
            } while (deferredCancels!.TryDequeue(out next));
        }
        finally
        {
            while (cameThrough.TryPop(out var passed))
            {
                passed.EndPassingOn();
            }

            cameThrough.TrimExcess();
            cancelDepth--;
        }
    }
}
