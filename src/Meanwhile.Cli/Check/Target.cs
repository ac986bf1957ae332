namespace Meanwhile.Cli.Check;

/// <summary>A URL to check.</summary>
/// <param name="Text">As it was given, without user name and password.</param>
/// <param name="Address">What it means.</param>
/// <param name="Source">Where it stands, such as "urls.txt:3".</param>
internal sealed record Target(string Text, Uri Address, string? Source = null)
{
    /// <summary>Whose limit it counts against: the same name at another port is another server.</summary>
    public string Host => Address.Authority;
}
