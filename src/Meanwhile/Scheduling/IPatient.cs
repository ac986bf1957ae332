namespace Meanwhile;

/// <summary>Something that waits so long and no longer, by the real clock.</summary>
internal interface IPatient
{
    /// <summary>Whether it still waits.</summary>
    /// <param name="request">The cancel for which it began to wait, if one was.</param>
    bool Waits(CancelRequest? request);

    /// <summary>Called on the loop when the time is up and it still waits.</summary>
    /// <param name="request">The cancel for which it began to wait, if one was.</param>
    void RunOut(CancelRequest? request);
}
