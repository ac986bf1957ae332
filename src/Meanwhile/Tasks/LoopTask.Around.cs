namespace Meanwhile;

// A cancel that tasks hear of before it has come to them: code around them is asked to end, and they were given its token. What ends them then, such as their
// group, passes the same cancel on.
public partial class LoopTask
{
    /// <summary>What it may have heard so, while the request stands; null for nothing.</summary>
    private ToldAround? ToldAround => details is { ToldAround: { } told } && told.Request.Stands ? told : null;

    /// <summary>Whether it may have heard of such a request since that stretch.</summary>
    internal bool IsToldAround(long begun) => ToldAround is { } told && told.Segment >= begun;

    /// <summary>Whether foreign code of it that a cancel has ended may have heard of one so.</summary>
    internal bool MayBeToldAround => ToldAround is not null;

    /// <summary>The foreign code of the branch was told of it by its token.</summary>
    private protected void HearsAround()
    {
        if (Owner.ToldAround is { } told)
        {
            Details.HeardAround = told.Request;
        }
    }

    /// <summary>Its code iterates a stream that has tasks, until <see cref="EndStream"/>.</summary>
    internal void BeginStream(IHasMembers stream) => (Details.Streams ??= []).Add(stream);

    /// <summary>It has left that.</summary>
    internal void EndStream(IHasMembers stream) => details?.Streams?.Remove(stream);

    /// <summary>Asks the task to end because code around it is asked to, of which it may have heard already.</summary>
    internal void CancelFromAround(string? message = null)
    {
        var before = Loop.CauseAround;
        Loop.CauseAround = ToldAround?.Request;
        try
        {
            Cancel(message);
        }
        finally
        {
            Loop.CauseAround = before;
        }
    }

    /// <summary>
    /// The ambient tokens are about to tell of a request: tasks that are ended in the course of it, and get no cancel by way of what this one awaits, may have got
    /// them too.
    /// </summary>
    private void TellMembers(CancelRequest request)
    {
        Stack<LoopTask>? members = null;
        AddMembers(request, request.Origin, ref members);
        foreach (var branch in Loop.BranchesOf(this))
        {
            branch.AddMembers(request, request.Origin, ref members);
        }

        while (members?.TryPop(out var member) == true)
        {
            if (!member.IsDone && Loop.IsNewInCancel(member))
            {
                member.NoteToldAround(request);
                member.AddBelow(ref members);
                foreach (var branch in Loop.BranchesOf(member))
                {
                    branch.AddBelow(ref members);
                }
            }
        }
    }

    private void NoteToldAround(CancelRequest request)
    {
        // What it was told of in the same course it may have heard of since.
        if (details?.ToldAround is not { } told || told.Request.Root != request.Root)
        {
            List<OperationCanceledException> before = [.. CancellationsOf(this)];
            foreach (var branch in Loop.BranchesOf(this))
            {
                before.AddRange(CancellationsOf(branch));
            }

            Details.ToldAround = new ToldAround(request, before, Loop.Segment);
        }
    }

    // Those of groups and streams that the code is in, inside that scope. Groups further out, and one that asks this itself, are not ended by that.
    private void AddMembers(CancelRequest request, Scope? limit, ref Stack<LoopTask>? members)
    {
        if (request.TellsByToken |= Scope.HasToken(this, limit))
        {
            foreach (var holder in Holders())
            {
                if (limit is null || limit.Holds(holder.Within))
                {
                    AddAll(holder, ref members);
                }
            }
        }
    }

    // Those, and the tasks to which a cancel is passed on.
    private void AddBelow(ref Stack<LoopTask>? members)
    {
        foreach (var holder in Holders())
        {
            AddAll(holder, ref members);
        }

        if (parkedOn is LoopTask task)
        {
            (members ??= []).Push(task);
        }
        else if (parkedOn is IGathering gathering)
        {
            foreach (var child in gathering.Children.OfType<LoopTask>())
            {
                (members ??= []).Push(child);
            }
        }
    }

    private IEnumerable<IHasMembers> Holders() => details is { Streams: { } streams } ? Groups().Concat(streams) : Groups();

    /// <summary>The groups that the code is in, on the way to where it is parked.</summary>
    internal IEnumerable<IHasMembers> Groups()
    {
        for (var source = leaf as CoroutineSource; source is not null; source = source.Awaiting as CoroutineSource)
        {
            if (source.Holder is { } holder)
            {
                yield return holder;
            }
        }
    }

    private static void AddAll(IHasMembers holder, ref Stack<LoopTask>? members)
    {
        foreach (var member in holder.Members)
        {
            (members ??= []).Push(member);
        }
    }

    /// <summary>Of the strands those that have heard of the request already; null for none.</summary>
    private HashSet<LoopTask>? HeardAround(CancelRequest request)
    {
        if (request.Cause is null || details is not { ToldAround: not null })
        {
            return null;
        }

        HashSet<LoopTask> heard = [.. Loop.BranchesOf(this).Where(branch => branch.HasHeardAround(request))];
        if (HasHeardAround(request))
        {
            heard.Add(this);
        }

        return heard.Count > 0 ? heard : null;
    }

    /// <summary>Whether the code of a strand is on its way out by the cancel of the code around it, in whose course it is asked to end.</summary>
    private bool HasHeardAround(CancelRequest request)
    {
        if (CleansUpFrom(request))
        {
            request.MarkThrown(this);
            return true;
        }

        return HeardAroundBy(request) is { } cancellation && HearsBy(request, cancellation, leaf);
    }

    /// <summary>The same of any strand, before anything is passed on.</summary>
    private bool IsOnItsWayOutAround(CancelRequest cause) =>
        details is { ToldAround: not null } && (HeardAroundBy(cause) is not null || Array.Exists(Loop.BranchesOf(this), branch => branch.CleansUpFrom(cause) || branch.HeardAroundBy(cause) is not null));

    // A method that heard, and goes on as if nothing had been, is asked like any other.
    private bool CleansUpFrom(CancelRequest request) => details?.HeardAround is { } heard && heard.Root == request.Root && MayCodeCleanUp();

    // By a token: what was thrown here for a request, such as that of a deadline inside, is another cancel.
    private OperationCanceledException? HeardAroundBy(CancelRequest request) =>
        Owner.ToldAround is { } told && told.Request.Root == request.Root
            ? CancellationsOf(this).FirstOrDefault(pending => pending is not CancelledException { Made: > 0 } && !told.Before.Contains(pending))
            : null;

    // What the code of a strand keeps of them, and the foreign code above.
    private static IEnumerable<OperationCanceledException> CancellationsOf(LoopTask strand) =>
        PendingCancellations(strand.leaf).Concat(strand.PendingAbove().OfType<OperationCanceledException>());
}
