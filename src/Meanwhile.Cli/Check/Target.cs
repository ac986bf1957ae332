namespace Meanwhile.Cli.Check;

/// <summary>A URL to check.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Address">What it means.</param>
internal sealed record Target(string Text, Uri Address)
{
    /// <summary>Whose limit it counts against: the same name at another port is another server.</summary>
    public string Host => Address.Authority;
}
