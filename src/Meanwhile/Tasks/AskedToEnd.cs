namespace Meanwhile;

/// <summary>How a cancel met a future that stands for something of .NET's own.</summary>
internal enum AskedToEnd
{
    /// <summary>It has not, or the outcome had come before it.</summary>
    No,

    /// <summary>By a token: a result that came after that was granted.</summary>
    Told,

    /// <summary>By what is parked below, which got the cancel, if no result was there first.</summary>
    Below,

    /// <summary>By a token, but no result holds a grant: one of several has ended.</summary>
    InVain,
}
