namespace Meanwhile;

/// <summary>A future of something of .NET's own.</summary>
internal interface IForeignFuture
{
    /// <inheritdoc cref="IForeignEnd.ThrownBelow"/>
    void ThrownBelow(CancelRequest request, IReadOnlyList<(Task Method, Task? Awaited)> way);

    /// <inheritdoc cref="IForeignEnd.AskedBelow"/>
    CancelRequest? AskedBelow { get; }

    /// <inheritdoc cref="IForeignEnd.HasHeard"/>
    bool HasHeard(Task method, CancelRequest request);
}
