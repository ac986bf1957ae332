namespace Meanwhile.Cli.Shells;

/// <summary>What a command meets outside: its streams, who looks at them, and requests to stop. Tests bring their own.</summary>
internal sealed class Shell
{
    public required Func<Stream> OpenInput { get; init; }

    public required Stream Output { get; init; }

    public required Stream Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether the environment asks for text without colours; see no-color.org.</summary>
    public bool NoColor { get; init; }

    /// <summary>How many characters fit in a line now.</summary>
    public int Width => FindWidth();

    /// <summary>Tells that; a terminal may become narrower meanwhile.</summary>
    public Func<int> FindWidth { get; init; } = static () => 100;

    /// <summary>Calls back, on any thread, on each request to stop, until what it returned is disposed.</summary>
    public Func<Action, IDisposable> WatchStops { get; init; } = static _ => new NoWatch();

    /// <summary>
    /// For so many connections at once: how many file descriptors the process may have, and how many connections that leaves room
    /// for; null where there is room enough.
    /// </summary>
    public Func<int, (long Limit, int Room)?> FindDescriptorLimit { get; init; } = static _ => null;

    public bool ColorsOutput => OutputIsTerminal && !NoColor;

    public bool ColorsError => ErrorIsTerminal && !NoColor;

    private sealed class NoWatch : IDisposable
    {
        public void Dispose() { }
    }
}
