namespace Meanwhile.Interleavings;

/// <summary>A task group and its members: none outlives it, none fails unheard, no more than allowed run at once.</summary>
internal sealed class GroupWatch(World world, Actor owner, int limit)
{
    private readonly List<Actor> members = [];
    private int running;

    internal TaskGroup Group { get; set; } = null!;

    internal Exception? BodyFailure { get; set; }

    /// <summary>The limit, or null.</summary>
    internal int? Limit => limit == 0 ? null : limit;

    /// <summary>Whether it has ended.</summary>
    internal bool IsOver { get; private set; }

    internal void Remove(Actor refused) => members.Remove(refused);

    internal void Add(Actor member) => members.Add(member);

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
            world.Require(member.Task is { IsDone: true }, $"P{member.Id} outlives its group");
        }

        if (members.Exists(static member => member.Task is not { IsDone: true }))
        {
            return;
        }

        CheckFailures(failure);
        CheckSiblings();
    }

    private void CheckFailures(Exception? failure)
    {
        // Two that await the same task fail with the same exception.
        List<Exception> missing = [.. members.Select(static member => member.Task!.Failure).Append(BodyFailure).OfType<Exception>()];
        missing.RemoveAll(static each => each is OperationCanceledException);
        var expected = missing.Count;
        List<Exception> found = failure is ExceptionGroup group ? [.. group.InnerExceptions] : [];
        var told = found.Count;
        found.RemoveAll(missing.Remove);
        world.Require(failure is null or ExceptionGroup or CancelledException, $"a group of P{owner.Id} ended by {failure}");
        world.Require(
            missing.Count == 0 && found.Count == 0,
            $"a group of P{owner.Id} told of {told} failures and had {expected}"
        );
    }

    private void CheckSiblings()
    {
        var failed = members.Where(static member => member.Task!.Failure is not null and not OperationCanceledException).Min(static member => member.Ended);
        foreach (var late in members.Where(member => member.Ended > failed))
        {
            world.Require(
                late.Task!.OwnCancelRequests > 0 || late.HasUncancelled,
                $"P{late.Id} was not cancelled when a task of its group failed at {failed!.Value.TotalSeconds} s"
            );
        }
    }
}
