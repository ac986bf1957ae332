namespace Meanwhile;

/// <summary>Something of ours that is called back when foreign code ends.</summary>
internal interface IForeignEnd
{
    /// <summary>A cancel was thrown into a coroutine that brings it about.</summary>
    void ThrownBelow(CancelRequest request);

    /// <summary>Who is parked on it, or null.</summary>
    LoopTask? Parked { get; }

    /// <summary>Whether it waits for a step of that async iterator.</summary>
    bool IsStepOf(object iterator);
}
