namespace Meanwhile;

/// <summary>
/// The clock of loops that are given none: the system's, unless a test chose another for the program that it calls. That one
/// follows the program to wherever it makes its loops, and no further.
/// </summary>
internal static class DefaultClock
{
    private static readonly AsyncLocal<TimeProvider?> Chosen = new();

    internal static TimeProvider Current => Chosen.Value ?? TimeProvider.System;

    /// <summary>Runs something with another default.</summary>
    internal static T With<T>(TimeProvider clock, Func<T> program)
    {
        var outer = Chosen.Value;
        Chosen.Value = clock;
        try
        {
            return program();
        }
        finally
        {
            Chosen.Value = outer;
        }
    }
}
