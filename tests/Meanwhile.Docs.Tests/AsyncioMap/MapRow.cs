namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>A row of docs/asyncio-map.md.</summary>
/// <param name="Section">The heading it stands under.</param>
/// <param name="Line">Where it is, from 1.</param>
/// <param name="IsOfAsyncio">Whether the names of its first cell are those of asyncio, and not of something else.</param>
/// <param name="Theirs">What it is a row of.</param>
/// <param name="State">Whether Meanwhile has it.</param>
/// <param name="Ours">The names of its second cell. Those of a row without a counterpart may be anything.</param>
/// <param name="Reason">The words of its second cell, without its names.</param>
/// <param name="Example">Lines of C#; none where there is nothing to show.</param>
internal sealed record MapRow(string Section, int Line, bool IsOfAsyncio, IReadOnlyList<string> Theirs, MapState State, IReadOnlyList<string> Ours, string Reason, IReadOnlyList<string> Example)
{
    public override string ToString() => $"line {Line} ({string.Join(", ", Theirs.Take(3))})";
}

internal enum MapState
{
    There,
    Planned,
    None,
}
