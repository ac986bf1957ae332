using System.Net.Security;

namespace Meanwhile.Cli.Tests.Misbehaving;

/// <summary>A way to misbehave, and how a check of it is to end.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Error">The error of the row, or several with "|" between where it depends on how the bytes meet; null when it is up all the same.</param>
/// <param name="Message">A part of its message.</param>
/// <param name="Serve">What it does with a connection; null to accept none.</param>
internal sealed record Kind(string Name, string? Error, string Message, Func<Peer, Task>? Serve)
{
    public string Path { get; init; } = "/";

    /// <summary>How its connections are secured; null for plain ones.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    /// <summary>The scheme to ask with, though the server may speak another.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>Options of the command for this kind.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>How many attempts it takes; null where that is not the point.</summary>
    public int? Attempts { get; init; }

    // The name of the case in the list of tests.
    public override string ToString() => Name;
}
