namespace Meanwhile.Interleavings;

/// <summary>Where a statement stands: in which task, group and deadlines.</summary>
/// <param name="World">The run.</param>
/// <param name="Actor">The task.</param>
/// <param name="Group">The innermost task group that is open here.</param>
/// <param name="Deadline">The innermost deadline of this task.</param>
internal sealed record Place(World World, Actor Actor, GroupWatch? Group, Deadline? Deadline)
{
    /// <summary>Whether a cancel meets the next suspension: one of the task, or of a scope around the code that runs.</summary>
    internal bool HasCancelToCome
    {
        get
        {
            var strand = World.Loop.Strand!;
            return strand.Request is { } request && (request.Origin?.Holds(strand.Scope) ?? true);
        }
    }

    /// <summary>Whether a cancel of a group around meets the next suspension.</summary>
    internal bool HasGroupCancelToCome
    {
        get
        {
            for (var group = Group; group?.Owner == Actor; group = group.Outer)
            {
                if (group.HasCancelToCome)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A cancel was thrown.</summary>
    internal void HeardCancel()
    {
        for (var group = Group; group?.Owner == Actor; group = group.Outer)
        {
            group.HasCancelToCome = false;
        }
    }

    /// <summary>Waits for something that a cancel ends at once.</summary>
    internal async Coroutine<T> Wait<T>(Coroutine<T> what)
    {
        var wait = new AwaitWatch(this, passesCancelOn: false);
        T value;
        try
        {
            value = await what;
        }
        catch (CancelledException)
        {
            wait.Cancelled();
            throw;
        }

        wait.Returned();
        return value;
    }

    /// <summary>Waits for something that a cancel ends at once.</summary>
    internal async Coroutine Wait(Coroutine what) => await Wait(Typed(what));

    /// <summary>Waits for something that gets the cancel itself, and ends in its own time.</summary>
    internal async Coroutine<T> Pass<T>(Coroutine<T> what)
    {
        var wait = new AwaitWatch(this, passesCancelOn: true);
        T value;
        try
        {
            value = await what;
        }
        catch (CancelledException)
        {
            wait.Cancelled();
            throw;
        }
        catch (Exception failure) when (failure is not CancelledException)
        {
            wait.Failed();
            throw;
        }

        wait.Returned();
        return value;
    }

    private static async Coroutine<bool> Typed(Coroutine what)
    {
        await what;
        return true;
    }
}
