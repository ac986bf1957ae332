namespace Meanwhile.Cli.Check.Requests;

/// <summary>A header as -H gives it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null if the header is not to be sent, though it would be by itself.</param>
internal sealed record HeaderLine(string Name, string? Value)
{
    /// <summary>Whether its value may be shown: those of these headers are no secrets. All others may be.</summary>
    public bool IsOpen =>
        Name.StartsWith("Accept", StringComparison.OrdinalIgnoreCase)
        || Name.ToUpperInvariant()
            is "CACHE-CONTROL" or "CONNECTION" or "CONTENT-TYPE" or "DNT" or "HOST" or "IF-MODIFIED-SINCE" or "ORIGIN" or "PRAGMA" or "RANGE" or "REFERER" or "USER-AGENT";

    // What a record prints by itself would show the value.
    public override string ToString() => Name;
}
