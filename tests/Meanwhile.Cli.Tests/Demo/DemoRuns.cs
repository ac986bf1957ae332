using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Demo;

/// <summary>The demo in each of its surroundings, once and all at once: it takes its seconds, and waits most of them.</summary>
public sealed class DemoRuns : IAsyncLifetime
{
    /// <summary>As a process of its own, whose output nobody watches.</summary>
    public (int Code, string Output, string Error) Unwatched { get; private set; }

    /// <summary>In a terminal.</summary>
    public (int Code, string Output, string Error) Watched { get; private set; }

    /// <summary>In a terminal that has few columns and no colours.</summary>
    public (int Code, string Output, string Error) Narrow { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var unwatched = CommandProcess.Run("demo");
        var watched = InTerminal(new InProcess { IsTerminal = true });
        var narrow = InTerminal(new InProcess { IsTerminal = true, NoColor = true, Width = 20 });
        (Unwatched, Watched, Narrow) = (await unwatched, await watched, await narrow);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<(int Code, string Output, string Error)> InTerminal(InProcess terminal)
    {
        var (code, run) = await terminal.Finish("demo");
        return (code, run.Output.Text, run.Error.Text);
    }
}
