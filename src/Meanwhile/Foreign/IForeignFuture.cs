namespace Meanwhile;

/// <summary>A future of something of .NET's own.</summary>
internal interface IForeignFuture
{
    /// <inheritdoc cref="IForeignEnd.ThrownBelow"/>
    void ThrownBelow(CancelRequest request, IReadOnlyList<(object Method, object? Awaited)> way, bool isHandedOn);

    /// <inheritdoc cref="IForeignEnd.AskedBelow"/>
    CancelRequest? AskedBelow { get; }

    /// <inheritdoc cref="IForeignEnd.HasHeard"/>
    bool HasHeard(object method, CancelRequest request);
}
