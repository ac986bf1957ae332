namespace Meanwhile.Interleavings;

/// <summary>A task group and its members: none outlives it, none fails unheard, no more than allowed run at once.</summary>
internal sealed class GroupWatch(World world, Actor owner, int limit, GroupWatch? outer)
{
    private readonly List<Actor> members = [];
    private int running;
    private bool wasCancelled;

    internal TaskGroup Group { get; set; } = null!;

    internal Exception? BodyFailure { get; set; }

    internal Actor Owner => owner;

    /// <summary>The foreign method in which it was opened.</summary>
    internal Frame? Frame { get; init; }

    /// <summary>The group around.</summary>
    internal GroupWatch? Outer => outer;

    /// <summary>Whether it was cancelled and its body has not heard of that yet.</summary>
    internal bool HasCancelToCome { get; set; }

    /// <summary>The limit, or null.</summary>
    internal int? Limit => limit == 0 ? null : limit;

    /// <summary>Whether it has ended.</summary>
    internal bool IsOver { get; private set; }

    internal void Remove(Actor refused) => members.Remove(refused);

    internal void Add(Actor member) => members.Add(member);

    internal void Cancel(Actor actor)
    {
        owner.HasCancelledItself |= world.IsRunning(owner.Task!);
        Group.Cancel("of the group");

        // Who runs now and is the body has not suspended since. One that was cancelled before, or has a failure, may have heard of that.
        HasCancelToCome = actor == owner && !wasCancelled && !members.Exists(static member => member.Find()?.Failure is not null);
        wasCancelled = true;
    }

    /// <summary>What must hold when nothing is ready: who has a place in the group has begun.</summary>
    internal void CheckIdle()
    {
        if (!IsOver && (limit == 0 || running < limit) && members.Find(static member => !member.HasBegun && member.Find() is { IsDone: false }) is { } late)
        {
            world.Violate($"P{late.Id} has a place in its group, where {running} run with a limit of {limit}, and does not begin");
        }
    }

    internal void Began() => world.Require(++running <= limit || limit == 0, $"{running} tasks of a group with a limit of {limit} run");

    internal void Ended() => running--;

    /// <summary>The group has ended.</summary>
    /// <param name="failure">By what, or null.</param>
    internal void Check(Exception? failure)
    {
        IsOver = true;
        world.Note("leaves a group", owner.Id, members.Count);
        foreach (var member in members)
        {
            world.Require(member.Find() is null or { IsDone: true }, $"P{member.Id} outlives its group");
        }

        if (members.Exists(static member => member.Find() is { IsDone: false }))
        {
            return;
        }

        CheckFailures(failure);
        CheckSiblings();
    }

    private void CheckFailures(Exception? failure)
    {
        List<Exception> had = [.. members.Select(static member => member.Task?.Failure).Append(BodyFailure).OfType<Exception>()];
        had.RemoveAll(static each => each is OperationCanceledException);
        List<Exception> told = failure is ExceptionGroup group ? [.. group.InnerExceptions] : [];
        told.RemoveAll(world.MayBeFailures.Contains);
        world.Require(failure is null or ExceptionGroup or CancelledException, $"a group of P{owner.Id} ended by {failure}");

        // Two that await the same task fail with the same exception, which is told once if the group's cancel has met the second.
        var distinct = had.ToHashSet(ReferenceEqualityComparer.Instance);
        world.Require(
            distinct.SetEquals(told) && told.Count <= had.Count,
            $"a group of P{owner.Id} told of {told.Count} failures and had {distinct.Count}"
        );
    }

    private void CheckSiblings()
    {
        var failed = members.Where(static member => member.Task?.Failure is not null and not OperationCanceledException).Min(static member => member.Ended);
        foreach (var late in members.Where(member => member.Ended > failed))
        {
            world.Require(
                late.Task!.OwnCancelRequests > 0 || late.HasUncancelled,
                $"P{late.Id} was not cancelled when a task of its group failed at {failed!.Value.TotalSeconds} s"
            );
        }
    }
}
