using System.Net.Security;
using System.Text.Json;

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

    /// <summary>Asserts that the row of a check ends as it is to.</summary>
    public void HoldsFor(JsonElement row)
    {
        Assert.True(Error is null ? row.GetProperty("error").GetString() is null : Error.Split('|').Contains(row.GetProperty("error").GetString()), $"{Name}: {row}");
        Assert.True((row.GetProperty("message").GetString() ?? "").Contains(Message, StringComparison.Ordinal), $"{Name}: {row}");
        Assert.Equal(Error is null, row.GetProperty("ok").GetBoolean());
        if (Attempts is { } attempts)
        {
            Assert.True(row.GetProperty("attempts").GetInt32() == attempts, $"{Name}: {row}");
        }

        Assert.InRange(row.GetProperty("bytes").GetInt64(), 0, 2 * 1024 * 1024);
    }

    // The name of the case in the list of tests.
    public override string ToString() => Name;
}
