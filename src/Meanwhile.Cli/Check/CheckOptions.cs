namespace Meanwhile.Cli.Check;

/// <summary>How to check. The defaults are those of the command line.</summary>
internal sealed record CheckOptions
{
    /// <summary>URLs, and "-" for standard input.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Files with a URL in each line, and "-" for standard input.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>How many requests run at once.</summary>
    public int Concurrency { get; init; } = 256;

    /// <summary>How many requests run at once against one host.</summary>
    public int HostConcurrency { get; init; } = 10;

    /// <summary>How many more times a URL is tried after a failure that may pass.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The pause before the first retry; it doubles with each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The most time that one attempt may take.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long running requests may go on after Ctrl-C.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    public OutputFormat Format { get; init; }
}
