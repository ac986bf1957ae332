using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

// A cancel that tasks hear of before it has come to them: code around them is asked to end, and they were given its token. What ends them then, such as their
// group, passes the same cancel on.
public partial class LoopTask
{
    /// <summary>The request to code around that it was about to be told of, and by which it is asked to end in the course of that.</summary>
    internal CancelRequest? ToldFromOutside => details is { KeptBefore: { Request: var request } } && request.Asked != Owner ? request : null;

    /// <summary>Whether it was told so while it waited, since that stretch.</summary>
    internal bool IsToldFromOutside(long begun) => ToldFromOutside is not null && details!.KeptBefore!.Segment >= begun;

    /// <summary>Its await has ended by that.</summary>
    internal void EndedFromOutside(CancellationToken token) => details!.CancelledByForeign = new ForeignCancellation(ToldFromOutside!, token);

    /// <summary>Its code iterates a stream that has tasks, until <see cref="EndStream"/>.</summary>
    internal void BeginStream(IHasMembers stream) => (Details.Streams ??= []).Add(stream);

    /// <summary>It has left that.</summary>
    internal void EndStream(IHasMembers stream) => details?.Streams?.Remove(stream);

    /// <summary>Asks the task to end because code around it is asked to: of that cancel it may have heard already.</summary>
    internal void CancelFromOutside(string? message = null)
    {
        var before = Loop.CancelUnderWay;
        Loop.CancelUnderWay = ToldFromOutside ?? before;
        try
        {
            Cancel(message);
        }
        finally
        {
            Loop.CancelUnderWay = before;
        }
    }

    /// <summary>The ambient tokens are about to tell of a cancel: what waits in tasks below may have got them.</summary>
    private void NoteBelow(CancelRequest request)
    {
        Stack<Future>? below = null;
        if (Scope.HasToken(this, request.Origin))
        {
            AddBelow(ref below);
        }

        foreach (var branch in Loop.BranchesOf(this))
        {
            if (Scope.HasToken(branch, request.Origin))
            {
                branch.AddBelow(ref below);
            }
        }

        while (below?.TryPop(out var next) == true)
        {
            if (next.IsDone || next.Loop != Loop || next == Owner || !Loop.IsNewInCancel(next))
            {
                continue;
            }

            if (next is LoopTask task)
            {
                task.NoteTold(request, below);
            }
            else
            {
                foreach (var behind in next.Behind)
                {
                    below.Push(behind);
                }
            }
        }
    }

    private void NoteTold(CancelRequest request, Stack<Future> below)
    {
        NotePart(this);
        Array.ForEach(Loop.BranchesOf(this), NotePart);

        void NotePart(LoopTask strand)
        {
            // What it was told of in the same course it may have heard of since.
            if (strand.Request is null && !request.IsInCourseOf(strand.ToldFromOutside))
            {
                strand.NoteKept(request);
            }

            strand.AddBelow(ref below!);
        }
    }

    // What it waits for, and the members of groups and streams that it is in.
    private void AddBelow([NotNullIfNotNull(nameof(below))] ref Stack<Future>? below)
    {
        if (parkedOn is Future awaited)
        {
            (below ??= []).Push(awaited);
        }

        foreach (var stream in details?.Streams ?? [])
        {
            AddMembers(stream.Members, ref below);
        }

        for (var source = leaf as CoroutineSource; source is not null; source = source.Awaiting as CoroutineSource)
        {
            AddMembers(source.Members, ref below);
        }

        static void AddMembers(IEnumerable<LoopTask> members, ref Stack<Future>? below)
        {
            foreach (var member in members)
            {
                (below ??= []).Push(member);
            }
        }
    }

    /// <summary>Whether the code is on its way out by the cancel of the code around it, in whose course it is asked to end.</summary>
    private bool HasHeardFromOutside(CancelRequest request)
    {
        if (details?.HeardFromOutside is { } heard && request.IsInCourseOf(heard))
        {
            request.MarkThrown(this);
            return true;
        }

        if (ToldFromOutside is not { } told || !request.IsInCourseOf(told))
        {
            return false;
        }

        var cancellation = SuspendedCode(leaf).SelectMany(static code => code.PendingCancellations() ?? []).FirstOrDefault(pending => HasComeSince(pending, told));
        if (cancellation is null)
        {
            return false;
        }

        details!.KeptBefore = null;
        EndedByForeign(request, cancellation.CancellationToken);
        details.CancelledByForeign!.Suspended(leaf);
        return true;
    }
}
