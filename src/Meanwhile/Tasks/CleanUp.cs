namespace Meanwhile;

/// <summary>The clean-up of a task after a failure, for which a cancel waits.</summary>
/// <param name="scope">The innermost scope that the task is in as it begins.</param>
internal sealed class CleanUp(Scope? scope)
{
    /// <summary>
    /// A cancel that is to be thrown when the time for it is over, while one of a scope that the clean-up has entered is <see cref="TaskDetails.Request"/>.
    /// </summary>
    internal CancelRequest? Held { get; set; }

    /// <summary>Until when it goes on by the loop's clock; 0 where that says nothing.</summary>
    internal long Until { get; set; }

    /// <summary>Whether that is a request of a scope which the clean-up has entered.</summary>
    internal bool Encloses(CancelRequest request) => request.Origin is { } entered && !entered.Holds(scope);
}
