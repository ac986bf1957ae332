using System.Text;
using System.Text.Json;
using Meanwhile.Cli.Commands;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>The command with streams of the test's own.</summary>
internal sealed class InProcess
{
    private Action stop = static () => { };

    public LiveStream Output { get; } = new();

    public LiveStream Error { get; } = new();

    public Stream Input { get; init; } = Stream.Null;

    public bool IsTerminal { get; init; }

    public bool NoColor { get; init; }

    public int Width { get; set; } = 100;

    public Task<int>? Running { get; private set; }

    /// <summary>The rows of JSON Lines.</summary>
    public JsonElement[] Rows =>
        [.. Output.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public static async Task<(int Code, InProcess Run)> Run(params string[] arguments) => await new InProcess().Finish(arguments);

    public static Stream Lines(params string[] lines) => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public async Task<(int Code, InProcess Run)> Finish(params string[] arguments) => (await Start(arguments), this);

    public Task<int> Start(params string[] arguments)
    {
        var shell = new Shell
        {
            OpenInput = () => Input,
            Output = Output,
            Error = Error,
            OutputIsTerminal = IsTerminal,
            ErrorIsTerminal = IsTerminal,
            NoColor = NoColor,
            FindWidth = () => Width,
            WatchStops = action =>
            {
                stop = action;
                return Stream.Null;
            },
        };

        // A thread of its own, as in a process: the command blocks it to its end, and the servers of the tests need those of the pool.
        Running = Task.Factory.StartNew(() => CommandLine.Run(arguments, shell), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Patience.Long);
        return Running;
    }

    /// <summary>As Ctrl-C.</summary>
    public void Stop() => stop();

    public JsonElement Row(string url) => Rows.Single(row => row.GetProperty("url").GetString() == url);
}
