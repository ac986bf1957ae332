namespace Meanwhile;

/// <summary>A future of something of .NET's own.</summary>
internal interface IForeignFuture
{
    /// <inheritdoc cref="IForeignEnd.ThrownBelow"/>
    void ThrownBelow(CancelRequest request, IReadOnlyList<(object Method, object? Awaited)> way, bool isHandedOn);

    /// <inheritdoc cref="IForeignEnd.ToldBelow"/>
    void ToldBelow(IReadOnlyList<(object Method, object? Awaited)> way);

    /// <inheritdoc cref="IForeignEnd.AskedBelow"/>
    CancelRequest? AskedBelow { get; }

    /// <inheritdoc cref="IForeignEnd.Pending"/>
    CancelRequest? Pending { get; }

    /// <inheritdoc cref="IForeignEnd.HasHeard"/>
    bool HasHeard(object method, CancelRequest request);

    /// <inheritdoc cref="IForeignEnd.IsHiddenFrom"/>
    bool IsHiddenFrom(object method, CancelRequest request);

    /// <inheritdoc cref="IForeignEnd.Missed"/>
    bool Missed(IReadOnlyList<object> methods, long asOf);

    /// <inheritdoc cref="IForeignEnd.MissedBelow"/>
    CancelRequest? MissedBelow { get; }

    /// <inheritdoc cref="IForeignEnd.HasMissed"/>
    bool HasMissed(object method, CancelRequest request);

    /// <inheritdoc cref="IForeignEnd.Reconsider"/>
    void Reconsider();

    /// <summary>It was asked to end: where nothing brings about its end, it does.</summary>
    void LeaveIfNothingLeadsThere();

    /// <summary>Nobody gets its failure, if it has failed: that is told as of an await that was left. Others may have it from the Task.</summary>
    void ReportLost();
}
