using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>
/// A second line of execution inside a task: foreign code that runs in the task awaits a coroutine or a future of ours. It
/// is stepped and parked like a task, and a cancel of its owner reaches it, but to everyone else it is the owner.
/// </summary>
internal sealed partial class Branch : LoopTask
{
    private readonly Continuation foreign;
    private readonly long number;
    private LoopTask parent;
    private bool isOpen;
    private long openedIn;

    // The context that the code of a branch came back through which is for that alone.
    private SynchronizationContext? home;

    // Who awaits the code above, as long as that can be told: it may go on without having heard of a cancel that came.
    private UnheardWay? missing;

    // Those whose parent this is, in no order.
    private List<Branch>? below;
    private int placeBelow;

    private Branch(LoopTask parent, int depth)
        : base(parent.Loop, parent)
    {
        this.parent = parent;
        number = ++parent.Loop.LastBranch;
        Depth = depth;
        Owner = parent.Owner;
        foreign = new Continuation(this);
    }

    internal override LoopTask Owner { get; }

    /// <summary>The foreign code that awaits by it; null where nothing tells.</summary>
    internal object? Code => foreign.Code;

    /// <summary>Whether it stands for foreign code that runs, and not for what that awaits.</summary>
    internal bool IsCodeAlone => home is not null;

    internal override SynchronizationContext OwnContext => home ?? this;

    /// <summary>
    /// Foreign code that came back while what it was begun in is in a scope that it is not in, or was begun in one that is around that: it runs as
    /// a branch that nothing parks on, and what it awaits opens its own.
    /// </summary>
    internal static Branch ForCode(LoopTask strand, Scope? scope, SynchronizationContext home)
    {
        var branch = new Branch(strand, strand.Loop.InlineDepth) { home = home };
        branch.Details.Scope = scope;
        branch.InheritHearing(strand);
        return branch;
    }

    /// <summary>How many awaits the stack was deep where foreign code opened it.</summary>
    internal int Depth { get; }

    /// <summary>Foreign code awaits a coroutine that has begun and is not finished.</summary>
    internal static void Open(CoroutineSource source, long token, Action continuation, bool flowContext)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        var loop = EventLoop.RunningHere;
        if (source.IsFinished(token))
        {
            // The awaiter was asked to call back although it is done, which is allowed.
            (loop ?? throw Errors.NoRunningLoop()).CallSoon(continuation);
            return;
        }

        if (!source.IsUnawaited(token))
        {
            source.RefuseAwait(token);
        }

        if (loop?.Strand is null)
        {
            Refuse(source, loop, continuation);
            return;
        }

        if (loop.HasParking && source.ParksWhenAwaited)
        {
            // Thrown from here it would end the process, as what .NET's own async methods are told of an await may not fail.
            loop.TakeParking();
            source.Refuse(Errors.StartedAndNotAwaited());
            loop.PostForeign(loop.Strand.Context, static next => ((Action)next!)(), continuation);
            return;
        }

        var branch = OfForeign(loop, source.Name, continuation, flowContext);
        source.AwaitedBy(branch.foreign);
        if (loop.TakeNext() is { } deferred)
        {
            branch.SetLeaf(deferred);
            loop.Ready.Enqueue(branch);
        }
        else if (loop.TakeParking() is { Suspended: { } suspended, On: { } waitable })
        {
            branch.SetLeaf(suspended);
            branch.Park(suspended, waitable);
        }

        branch.TellAbove();
    }

    /// <summary>Foreign code awaits a future or a task that is not done.</summary>
    internal static void Open(Future future, Action continuation, bool flowContext)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        future.RequireLoop();
        var branch = OfForeign(future.Loop, future.Describe(), continuation, flowContext);
        branch.SetLeaf(branch.foreign);
        branch.foreign.Awaited = future;
        branch.Park(branch.foreign, future);
        branch.TellAbove();
    }

    /// <summary>The next in the list of its owner's branches.</summary>
    internal Branch? Next { get; set; }

    /// <summary>The one before it in that list.</summary>
    internal Branch? Previous { get; set; }

    /// <summary>Those that foreign code has opened below this one, at any depth.</summary>
    internal IReadOnlyList<Branch> AllBelow()
    {
        if (below is not { Count: > 0 })
        {
            return [];
        }

        List<Branch> all = [.. below];
        for (var i = 0; i < all.Count; i++)
        {
            all.AddRange(all[i].below ?? []);
        }

        all.Sort(static (left, right) => left.number.CompareTo(right.number));
        return all;
    }

    /// <summary>Whether it was opened before another one.</summary>
    internal bool IsOlderThan(Branch? other) => other is null || number < other.number;

    /// <summary>The coroutine that called the foreign code above this branch is itself awaited by foreign code: through that branch.</summary>
    internal void MoveBelow(Branch awaited)
    {
        if (awaited != this)
        {
            LeaveParent();
            HangBelow(awaited);
        }
    }

    /// <summary>The foreign code above branches, to ask whether it is what a wait waits for.</summary>
    /// <param name="branches">The branches.</param>
    /// <param name="within">Those outside that scope are left out; null for none.</param>
    /// <param name="isUnsure">Whether some runs just now: then it cannot be told.</param>
    internal static List<object> ContinuationsOf(IReadOnlyList<Branch> branches, Scope? within, out bool isUnsure)
    {
        var all = new List<object>(branches.Count);
        isUnsure = false;
        foreach (var branch in branches)
        {
            if (within?.Holds(branch.Scope) == false)
            {
                continue;
            }

            if (branch.foreign.Suspended is { } continuation)
            {
                all.Add(continuation);
            }
            else
            {
                isUnsure = true;
            }
        }

        return all;
    }

    internal override string Describe() => $"{Owner.Describe()}, below foreign code";

    internal override void EndSteps(Resumable last)
    {
        if (foreign.HasPlace)
        {
            // The foreign code has gone on and does not await through this branch again.
            foreign.HasPlace = false;
            isOpen = false;
            Loop.RemoveBranch(this);
            LeaveParent();
            HandOnBelow();
            if (Request is { } undelivered)
            {
                // What was awaited had come before the cancel: it meets the next suspension of the code above.
                Request = null;
                HandOn(undelivered);
            }

            if (TakeHeld() is { } held)
            {
                Open(parent).TakeOver(held);
            }

            missing = null;
        }
    }

    [MemberNotNull(nameof(parent))]
    private void HangBelow(LoopTask above)
    {
        parent = above;
        if (above is Branch branch)
        {
            var siblings = branch.below ??= [];
            placeBelow = siblings.Count;
            siblings.Add(this);
        }
    }

    private void LeaveParent()
    {
        if (parent is Branch { below: { } siblings })
        {
            var last = siblings[^1];
            siblings[placeBelow] = last;
            last.placeBelow = placeBelow;
            siblings.RemoveAt(siblings.Count - 1);
        }
    }

    /// <summary>It has ended: what is below it is below what it was below.</summary>
    private void HandOnBelow()
    {
        if (below is { } left)
        {
            below = null;
            left.ForEach(branch => branch.HangBelow(Open(parent)));
        }
    }

    /// <summary>The strand itself or, of a branch that has ended, the nearest above it that has not.</summary>
    internal static LoopTask Open(LoopTask strand)
    {
        while (strand is Branch { isOpen: false } ended)
        {
            strand = ended.parent;
        }

        return strand;
    }

    /// <summary>
    /// What the foreign code that runs now hangs below. The code that a branch has gone on with stands beside that branch, not
    /// below it; what a coroutine called that this code has begun is below.
    /// </summary>
    private static LoopTask PlaceOfForeign(LoopTask strand)
    {
        var open = Open(strand);
        return open is Branch { foreign: var gone } branch && gone.RunsAt == strand.Loop.InlineDepth ? Open(branch.parent) : open;
    }

    /// <summary>What .NET's own async methods are told of an await must not be an exception from here: it would end the process.</summary>
    private static void Refuse(CoroutineSource source, EventLoop? loop, Action continuation)
    {
        source.Refuse(loop is null ? Errors.NoRunningLoop() : Errors.NoCurrentTask($"coroutine '{source.Name}'"));
        if (loop is null)
        {
            source.AwaitedInVain();
            ThreadPool.QueueUserWorkItem(static next => next(), continuation, preferLocal: true);
        }
        else
        {
            loop.CallSoon(continuation);
        }
    }

    // Whom the foreign code above belongs to waits for something of its own.
    internal override void Break(Exception escaped) { }

    private static Branch OfForeign(EventLoop loop, string awaited, Action continuation, bool flowContext)
    {
        var strand = loop.Strand ?? throw Errors.NoCurrentTask(awaited);
        var branch = strand as Branch;
        if (branch is { foreign.HasPlace: true } && branch.foreign.RunsAt == loop.InlineDepth && branch.foreign.RunsIn == branch.Scope)
        {
            // The foreign code that this branch has just gone on with awaits again: the branch serves it further. Not what has entered scopes, which
            // the code that goes on after that is not in.
            branch.foreign.HasPlace = false;
            if (!branch.foreign.IsOf(continuation))
            {
                branch.openedIn = loop.Segment;
                branch.missing = null;
            }

            loop.Nest(branch, isNew: false);
        }
        else
        {
            branch = new Branch(PlaceOfForeign(strand), loop.InlineDepth) { isOpen = true, openedIn = loop.Segment };
            branch.HangBelow(branch.parent);
            Scope.HandOver(strand, branch);
            branch.InheritHearing(strand);
            branch.TakeInnerRequest(strand);
            loop.AddBranch(branch);
            loop.Nest(branch, isNew: true);
        }

        branch.foreign.Set(continuation, flowContext ? ExecutionContext.Capture() : null);
        var above = Open(branch.parent);
        above.HoldsForFailureAsItRuns();
        above.HearsWhatIsOnItsWayOut();
        branch.HearsByToken(continuation.Target, strand);
        return branch;
    }
}
