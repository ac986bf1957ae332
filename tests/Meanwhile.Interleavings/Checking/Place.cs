namespace Meanwhile.Interleavings;

/// <summary>Where a statement stands: in which task, group and deadlines.</summary>
/// <param name="World">The run.</param>
/// <param name="Actor">The task.</param>
/// <param name="Group">The innermost task group that is open here.</param>
/// <param name="Deadline">The innermost deadline of this task.</param>
/// <param name="CleanUp">What cleans up when the code here has ended.</param>
/// <param name="Frame">The innermost foreign method.</param>
internal sealed record Place(World World, Actor Actor, GroupWatch? Group, Deadline? Deadline, CleanUp? CleanUp = null, Frame? Frame = null)
{
    /// <summary>Whether nobody waits for the code here: it may outlast all that stands around it.</summary>
    internal bool IsLoose => Frame is { IsLoose: true };

    /// <summary>The deadlines around, from the innermost outward.</summary>
    internal IEnumerable<Deadline> Deadlines
    {
        get
        {
            for (var deadline = Deadline; deadline is not null; deadline = deadline.Outer)
            {
                yield return deadline;
            }
        }
    }

    /// <summary>Whether a cancel is to be thrown: one of the task, or of a scope around the code that runs.</summary>
    internal bool HasCancelToCome
    {
        get
        {
            var strand = World.Loop.Strand!;
            return IsToCome(strand.Request, strand) || IsToCome(strand.HeldRequest, strand);
        }
    }

    /// <summary>
    /// Whether a cancel is to be thrown further out, at what awaits the foreign method that runs: that was told of it by its token, and goes
    /// on in peace with all that it awaits.
    /// </summary>
    internal bool HasCancelToComeOutside
    {
        get
        {
            if (Frame is null)
            {
                return false;
            }

            var owner = World.Loop.Strand!.Owner;
            return World.Loop.BranchesOf(owner).Append(owner).Any(static strand => !strand.HasRequestToPassOn && (IsToCome(strand.Request, strand) || IsToCome(strand.HeldRequest, strand)));
        }
    }

    /// <summary>
    /// Whether that cancel meets the next suspension: it was not thrown below yet, clean-up after a failure does not come first, also one that had
    /// come in the moment of the cancel, and the foreign method that runs has not been told of it by its token.
    /// </summary>
    internal bool MustThrow => HasCancelToCome && !HasHeardAtOnce && World.Loop.Strand is { HasRequestToPassOn: true, MayHoldForFailure: false };

    /// <summary>Whether a cancel of a group around meets the next suspension. One around the foreign method may have met the await of that.</summary>
    internal bool HasGroupCancelToCome
    {
        get
        {
            for (var group = Group; group?.Owner == Actor; group = group.Outer)
            {
                if (group.HasCancelToCome && group.Frame == Frame && !HasHeardAtOnce && World.Loop.Strand is { HeldRequest: null, MayHoldForFailure: false })
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether it cleans up on the way of an exception, as far as the runtime can tell.</summary>
    internal bool CleansUp { get; private init; }

    /// <summary>Whether that came by the cancel, of which the code may have heard without suspending.</summary>
    private bool HasHeardAtOnce { get; init; }

    /// <summary>The code that cleans up after that.</summary>
    internal Place CleansUpAfter(Exception failure)
    {
        var isCancelled = failure is OperationCanceledException;
        return this with
        {
            CleansUp = true,
            HasHeardAtOnce = HasHeardAtOnce || (isCancelled && HasCancelToCome),
            HasHeardAll = isCancelled && !MustThrow && !CameInTheMoment && World.Loop.Strand!.HeldRequest is null ? World.Loop.LastRequest : HasHeardAll,
        };
    }

    // A second cancel, after the await had ended that tells of the first and before the code went on.
    private bool CameInTheMoment => HasCancelToCome && World.Loop.Strand is { MayHoldForFailure: true };

    /// <summary>The last request that had been made when it was cancelled and began to clean up: a later one alone may end its awaits. Null where that says nothing.</summary>
    internal long? HasHeardAll { get; private init; }

    /// <summary>A cancel was thrown.</summary>
    internal void HeardCancel()
    {
        for (var group = Group; group?.Owner == Actor; group = group.Outer)
        {
            group.HasCancelToCome = false;
        }
    }

    /// <summary>A cancel was thrown: that of the deadlines that are over. One outside the foreign method may have told that by its token, and is to come.</summary>
    /// <param name="isCertain">False for an await that has not suspended: the runtime knows nothing of what it threw.</param>
    internal void DeliverDeadlines(bool isCertain = true)
    {
        var outside = Frame?.Inside.Deadline;
        var isInside = isCertain;
        foreach (var deadline in Deadlines)
        {
            isInside &= Frame is null || deadline != outside;
            deadline.IsDelivered |= deadline.IsOver && isInside;
            deadline.MayBeDelivered |= deadline.IsOver;
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
        catch (CancelledException cancelled)
        {
            wait.Cancelled(cancelled);
            throw;
        }

        wait.Returned();
        return value;
    }

    /// <summary>Whether a foreign method can be awaited here: not one that may wait for what runs here.</summary>
    internal bool MayAwait(Frame other)
    {
        for (var frame = Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Actor == other.Actor && frame.Id <= other.Id)
            {
                return false;
            }
        }

        return other.Actor == Actor || !other.Actor.HangsOn(Actor);
    }

    /// <summary>A token, or none, for foreign code that is begun here.</summary>
    internal CancellationToken Tell(Telling telling)
    {
        if (telling == Telling.NotTold)
        {
            return default;
        }

        var token = Actor.AskForToken();
        World.Require(
            IsLoose || !token.IsCancellationRequested || HasCancelToCome || IsScopeCancelToCome || World.Loop.MissedByCode(World.Loop.Strand!) is not null,
            $"P{Actor.Id} has no cancel to come and a token that is cancelled"
        );
        return telling == Telling.Told ? World.TokenFor(token) : default;
    }

    /// <summary>
    /// A task that asks for its token does so before each wait. A foreign method that does so is told of a cancel by that, and cleans up in
    /// peace from then on: what is to be thrown can be said only afterwards.
    /// </summary>
    /// <returns>The token, or none.</returns>
    internal CancellationToken AskForToken()
    {
        if (!Actor.AsksForTokens)
        {
            return default;
        }

        Tell(Telling.Unheeded);
        return CurrentToken;
    }

    /// <summary>Awaits something of .NET.</summary>
    internal async Coroutine Await(ForeignWatch watch, Coroutine what)
    {
        watch.Begins(this);
        try
        {
            await what;
        }
        catch (OperationCanceledException cancelled)
        {
            if (watch.Cancelled(cancelled) is { } instead)
            {
                throw instead;
            }

            throw;
        }
        catch (Exception)
        {
            watch.Failed();
            throw;
        }

        watch.Returned();
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
        catch (CancelledException cancelled)
        {
            wait.Cancelled(cancelled);
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

    // That of a scope which foreign code has entered and that it has not yet suspended in is kept beside those of what awaits the code.
    private bool IsScopeCancelToCome => World.Loop.Strand is { Scope: { } scope } strand && strand.IsToCome(scope);

    private static bool IsToCome(CancelRequest? request, LoopTask strand) => request is not null && (request.Origin?.Holds(strand.Scope) ?? true);

    private static async Coroutine<bool> Typed(Coroutine what)
    {
        await what;
        return true;
    }
}
