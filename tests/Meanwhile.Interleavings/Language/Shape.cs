namespace Meanwhile.Interleavings;

/// <summary>What a foreign method does besides its part.</summary>
internal enum Shape
{
    /// <summary>Nothing.</summary>
    Bare,

    /// <summary>It sleeps a second before its part.</summary>
    Slow,

    /// <summary>Its clean-up takes a second, and no cancel is a reason for it to hurry.</summary>
    Thorough,

    /// <summary>Both.</summary>
    SlowAndThorough,

    /// <summary>It sleeps a second before its part, and goes on with that if the sleep is cancelled.</summary>
    Stubborn,
}
