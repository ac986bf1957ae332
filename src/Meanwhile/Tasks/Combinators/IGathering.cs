namespace Meanwhile;

/// <summary>A future of several futures, whatever its result, on the way of a cancel.</summary>
internal interface IGathering
{
    EventLoop Loop { get; }

    /// <summary>Whom it waits for.</summary>
    IReadOnlyList<Future> Children { get; }

    /// <summary>Whether it gave results although it was cancelled, since they were granted.</summary>
    bool HasKeptResults { get; }

    /// <summary>The cancel has been taken by a child at least: the gathering is cancelled when all have ended.</summary>
    /// <param name="message">The reason given, or null.</param>
    /// <param name="byOwn">Whether one took it that does not stand for something of .NET's own.</param>
    void CancelTaken(string? message, bool byOwn);
}
