namespace Meanwhile;

/// <summary>Whether something that goes on below foreign code brings about the end of a wait.</summary>
internal enum Leading
{
    /// <summary>It does not.</summary>
    Nowhere,

    /// <summary>It cannot be told.</summary>
    Perhaps,

    /// <summary>It does.</summary>
    There,
}
