namespace Meanwhile;

/// <summary>
/// The future of several futures. As asyncio's <c>gather</c>: the first failure is its own and the siblings go on; a cancel
/// of it cancels them all, and it is done when they are.
/// </summary>
internal sealed partial class GatherFuture<TResult> : Future<TResult>, IFutureObserver, IGathering
{
    private readonly Future[] places;
    private readonly Func<Future[], TResult> collect;
    private readonly bool keepFailures;
    private int unfinished;
    private int toldInRound;

    private GatherFuture(EventLoop loop, Future[] places, Func<Future[], TResult> collect, bool keepFailures)
        : base(loop)
    {
        this.places = places;
        this.collect = collect;
        this.keepFailures = keepFailures;
    }

    /// <summary>Gathers futures, each into its place; the same one may stand in several places.</summary>
    internal static GatherFuture<TResult> Of(Future[] places, Func<Future[], TResult> collect, bool keepFailures)
    {
        var gathering = new GatherFuture<TResult>(EventLoop.Current, places, collect, keepFailures);
        if (places.Length == 0)
        {
            gathering.SetResult(collect(places));
            return gathering;
        }

        // One that is done already counts here and now; of one that stands in several places the first counts.
        foreach (var child in places)
        {
            if (child.IsDone || child.AddObserverOnce(gathering))
            {
                gathering.unfinished++;
            }
        }

        foreach (var child in places)
        {
            if (child.IsDone)
            {
                gathering.Done(child);
            }
        }

        return gathering;
    }

    internal override bool CancelPending(string? message)
    {
        return new GatherCancel(message).Pass(this);
    }

    internal override void TellAhead(CancelRequest cause, int depth)
    {
        // One may stand in many places.
        if (toldInRound == Loop.CancelRound || depth >= LoopTask.MostToldAhead)
        {
            return;
        }

        toldInRound = Loop.CancelRound;
        foreach (var place in places)
        {
            place.TellAhead(cause, depth + 1);
        }
    }

    IReadOnlyList<Future> IGathering.Children => places;

    internal override IEnumerable<Future> Behind => places;

    internal override string Describe() => $"gather of {places.Length}";
}
