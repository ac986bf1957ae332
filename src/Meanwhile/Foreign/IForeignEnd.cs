namespace Meanwhile;

/// <summary>Something of ours that is called back when foreign code ends.</summary>
internal interface IForeignEnd
{
    /// <summary>A cancel was thrown into a coroutine that brings it about.</summary>
    /// <param name="request">The cancel.</param>
    /// <param name="way">The methods on the way to here, each with what it awaits on that way: they hear of the cancel when that has ended.</param>
    /// <param name="isHandedOn">Whether the cancel comes up to here that way, if all throw it on.</param>
    void ThrownBelow(CancelRequest request, IReadOnlyList<(object Method, object? Awaited)> way, bool isHandedOn);

    /// <summary>The first of those methods, which lead to here, is about to hear of the cancel by what it awaited, as its token told that.</summary>
    /// <param name="way">The methods, each with what it awaits on that way.</param>
    void ToldBelow(IReadOnlyList<(object Method, object? Awaited)> way);

    /// <summary>A cancel that was thrown below and whose end there it waits for, with nobody told of it otherwise; null for none.</summary>
    CancelRequest? AskedBelow { get; }

    /// <summary>A cancel that is to come out there; null for none.</summary>
    CancelRequest? Pending { get; }

    /// <summary>Whether that method, which leads to here, has heard of the cancel by what it awaits.</summary>
    bool HasHeard(object method, CancelRequest request);

    /// <summary>Whether that method, which leads to here, would have heard of the cancel by what it awaited, and has got something else in its place.</summary>
    bool IsHiddenFrom(object method, CancelRequest request);

    /// <summary>Those methods, which lead to here, go on without having heard of the cancel, since what they awaited had ended before.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="asOf">The last request that had been made when that ended: after an earlier cancel they clean up.</param>
    /// <returns>Whether it was asked to end since.</returns>
    bool Missed(IReadOnlyList<object> methods, long asOf);

    /// <summary>The cancel that methods have missed though all that lead to here count as told; null for none.</summary>
    CancelRequest? MissedBelow { get; }

    /// <summary>Whether that method is one of them, and has missed that cancel.</summary>
    bool HasMissed(object method, CancelRequest request);

    /// <summary>Foreign code that leads to here was about to go on when a cancel came, and has: where it has not come to a coroutine, the wait is left as any other.</summary>
    void Reconsider();

    /// <summary>Who is parked on it, or null.</summary>
    LoopTask? Parked { get; }

    /// <summary>Whether it waits for a step of that async iterator.</summary>
    bool IsStepOf(object iterator);
}
