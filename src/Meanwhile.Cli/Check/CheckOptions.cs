using Meanwhile.Cli.Check.Requests;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Check;

/// <summary>How to check. The defaults are those of the command line.</summary>
internal sealed record CheckOptions
{
    /// <summary>URLs, and "-" for standard input.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Files with a URL in each line, and "-" for standard input.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Files that other options read, each with the name of its option.</summary>
    public IReadOnlyList<(string Option, string Path)> OtherFiles { get; init; } = [];

    /// <summary>How many requests run at once.</summary>
    public int Concurrency { get; init; } = 256;

    /// <summary>How many requests run at once against one host.</summary>
    public int HostConcurrency { get; init; } = 10;

    /// <summary>How many requests are sent in how much time; null for no limit.</summary>
    public HttpRate? Rate { get; init; }

    /// <summary>How many more times a URL is tried after a failure that may pass.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The longest pause before the first retry; it doubles with each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Statuses that are tried again.</summary>
    public StatusSet RetryOn { get; init; } = StatusSet.Retried;

    /// <summary>Whether requests are tried again though what they do may then be done twice, such as POST.</summary>
    public bool RetriesAllMethods { get; init; }

    /// <summary>How long after its first attempt the last attempt of a URL may begin.</summary>
    public TimeSpan RetryMaxTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After how many failed requests in a row a host is left alone for a while; zero for never.</summary>
    public int Breaker { get; init; } = 30;

    /// <summary>The most time that one attempt may take.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long running requests may go on after Ctrl-C.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    public RequestOptions Request { get; init; } = new();

    public OutputFormat Format { get; init; }

    /// <summary>What is written for each URL in place of a format.</summary>
    public Template? Template { get; init; }

    public IReadOnlyList<OutputFile> OutputFiles { get; init; } = [];

    /// <summary>Whether rows come in the order of the input, and not as they are done.</summary>
    public bool IsOrdered { get; init; }

    public bool HasProgress { get; init; } = true;

    /// <summary>Whether only what is down is shown, and no summary.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether every attempt, redirect and pause is told.</summary>
    public bool IsVerbose { get; init; }
}
