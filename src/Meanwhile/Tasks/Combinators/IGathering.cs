namespace Meanwhile;

/// <summary>A future of several futures, whatever its result, on the way of a cancel.</summary>
internal interface IGathering
{
    /// <summary>Whom it waits for.</summary>
    IReadOnlyList<Future> Children { get; }

    /// <summary>The cancel has been taken by a child at least: the gathering is cancelled when all have ended.</summary>
    void CancelTaken(string? message);
}
