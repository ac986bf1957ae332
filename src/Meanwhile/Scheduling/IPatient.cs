namespace Meanwhile;

/// <summary>Something that waits so long and no longer, by the real clock.</summary>
internal interface IPatient
{
    /// <summary>Whether it still waits.</summary>
    /// <param name="stamp">What it was given when it began to wait: one that serves again tells its waits apart by that.</param>
    bool Waits(long stamp);

    /// <summary>Called on the loop when the time is up and it still waits.</summary>
    /// <param name="stamp">What it was given when it began to wait.</param>
    void RunOut(long stamp);
}
