namespace Meanwhile.Edge.Below;

/// <summary>Foreign code that awaits a coroutine of ours, directly or not.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Await">Awaits foreign code over that foreign method.</param>
internal sealed record Shape(string Name, Func<Func<Task<int>>, Coroutine<int>> Await)
{
    /// <summary>Whether it waits for something else too, which never ends.</summary>
    public bool WaitsForMore { get; init; }

    /// <summary>Whether its result is a Task.</summary>
    public bool GivesTask { get; init; }

    /// <summary>Whether its end by a cancel is not thrown, and so is none.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whether it is a future of ours, which ends as cancelled when it was.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether it is a DisposeAsync, which is not left by an exception.</summary>
    public bool IsDisposal { get; init; }

    public override string ToString() => Name;
}
