namespace Meanwhile.Edge.Contract;

/// <summary>One kind of what .NET awaits.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Family">Which rules hold for it.</param>
/// <param name="Make">Makes one, not ended.</param>
internal sealed record Kind(string Name, Family Family, Func<Awaited> Make)
{
    private readonly bool hasRareResult;

    /// <summary>How it can end.</summary>
    public IReadOnlyList<Ending> Endings { get; init; } =
        [Ending.Ended, Ending.EndsLater, Ending.Fails, Ending.IsCancelled, Ending.NeverEnds];

    /// <summary>Whether a ValueTask gives a struct that natively nobody has made a failed Task of.</summary>
    public bool HasRareResult
    {
        get => hasRareResult;
        init
        {
            hasRareResult = value;
            if (value && !Facts.CanThrowIntoRareResults)
            {
                // What never ends is not left: that has a case of its own.
                Family = Family.Unknown;
                Endings = [.. Endings.Where(static ending => ending != Ending.NeverEnds)];
            }
        }
    }

    /// <summary>Whether it ends as cancelled only by its own token.</summary>
    public bool IsCancelledByTokenAlone { get; init; }

    /// <summary>Whether its result is more than a bool: dropped, it would be missed.</summary>
    public bool HasValue { get; init; }

    /// <summary>Whether its result is itself a <see cref="Task"/>, which keeps what it holds.</summary>
    public bool GivesTask { get; init; }

    /// <summary>Whether the await suspends even when it has ended.</summary>
    public bool AlwaysSuspends { get; init; }

    /// <summary>Whether it ends only some time after what it awaits itself.</summary>
    public bool EndsThroughOthers { get; init; }

    /// <summary>Whether what it tells of stays where it is.</summary>
    public bool LosesNothing { get; init; }

    public override string ToString() => Name;
}

/// <summary>Which rules hold for an await.</summary>
internal enum Family
{
    /// <summary>A <see cref="System.Threading.Tasks.Task"/>, or a ValueTask over one: it keeps its result, and may be left.</summary>
    Task,

    /// <summary>A Task that is awaited with <see cref="ConfigureAwaitOptions.SuppressThrowing"/>.</summary>
    QuietTask,

    /// <summary>Any other ValueTask: it is awaited once, and its result taken once.</summary>
    Source,

    /// <summary>A step of an async iterator.</summary>
    Step,

    /// <summary>An await of DisposeAsync.</summary>
    Disposal,

    /// <summary>What can be given no exception.</summary>
    Unknown,

    /// <summary>A future of ours that stands for Tasks, and gets the cancel in place of who awaits it.</summary>
    Future,

    /// <summary>A wait of ours for tasks that go on without it, and keep what they have.</summary>
    Ours,

    /// <summary>A task of ours that awaits a Task, and gets the cancel in place of who awaits it.</summary>
    OwnTask,
}
