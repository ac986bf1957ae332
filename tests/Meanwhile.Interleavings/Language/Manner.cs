namespace Meanwhile.Interleavings;

/// <summary>How something of .NET is awaited: what "which" says in a statement about such.</summary>
/// <param name="Telling">Whether it is given the token.</param>
/// <param name="Form">How the await is written.</param>
/// <param name="Kind">Which one of several, or of what kind.</param>
internal readonly record struct Manner(Telling Telling, Form Form, int Kind)
{
    /// <summary>How many there are with kinds below that number.</summary>
    internal static int Count(int kinds) => Tellings * Forms * kinds;

    private const int Tellings = 3;
    private const int Forms = (int)Form.AsCompleted + 1;

    internal static Manner Of(int which) => new((Telling)(which % Tellings), (Form)(which / Tellings % Forms), which / Tellings / Forms);

    /// <summary>Whether the news of the end may come by way of the thread pool.</summary>
    internal bool MayHop => Form is Form.NotOnContext or Form.Nothing or Form.Forced or Form.Silent or Form.AsValueNotOnContext or Form.Gathered;

    /// <summary>What <see cref="Of"/> reads.</summary>
    internal int Which => (int)Telling + (Tellings * ((int)Form + (Forms * Kind)));
}
