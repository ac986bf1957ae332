namespace Meanwhile.Interleavings;

/// <summary>Whether foreign code can know of a cancel.</summary>
internal enum Telling
{
    /// <summary>The ambient token is not asked for.</summary>
    NotTold,

    /// <summary>The token is asked for and passed on.</summary>
    Told,

    /// <summary>The token is asked for, and nobody looks at it.</summary>
    Unheeded,
}
