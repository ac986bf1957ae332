namespace Meanwhile.Tests;

/// <summary>What happened, in order.</summary>
internal sealed class Transcript
{
    private readonly List<string> entries = [];

    internal IReadOnlyList<string> Entries => entries;

    internal void Add(string entry) => entries.Add(entry);

    /// <summary>Asserts the whole of it, written "first | second | third".</summary>
    internal void Is(string expected) => Assert.Equal(expected, ToString());

    public override string ToString() => string.Join(" | ", entries);
}
