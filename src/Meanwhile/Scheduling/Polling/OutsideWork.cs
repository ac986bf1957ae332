namespace Meanwhile;

/// <summary>Something that runs elsewhere on a loop's behalf, and that the loop does not count itself.</summary>
internal abstract class OutsideWork
{
    /// <summary>Since when it is waited for; zero for not yet.</summary>
    internal long SeenAt { get; set; }

    /// <summary>It has taken too long and is waited for no longer.</summary>
    internal bool IsGivenUp { get; set; }

    /// <summary>What messages call it.</summary>
    internal abstract string Describe();
}
