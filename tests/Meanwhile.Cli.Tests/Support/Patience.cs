namespace Meanwhile.Cli.Tests.Support;

/// <summary>How long a test waits for what must happen; nothing depends on it when all is well.</summary>
internal static class Patience
{
    public static TimeSpan Long { get; } = TimeSpan.FromMinutes(3);
}
