namespace Meanwhile;

/// <summary>Something that waits so long and no longer, by the real clock.</summary>
internal interface IPatient
{
    /// <summary>Called on the loop when the time is up, and also where that does not matter any more: it has to look.</summary>
    /// <param name="request">The cancel for which it has waited.</param>
    void RunOut(CancelRequest? request);
}
