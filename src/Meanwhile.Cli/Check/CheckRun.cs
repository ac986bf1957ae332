using Meanwhile.Cli.Check.Input;
using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Check;

/// <summary>One run of "meanwhile check": reads, checks and writes at the same time, in bounded memory.</summary>
internal sealed partial class CheckRun
{
    private const int MostBacklog = 10_000;
    private const long MostBacklogCharacters = 8 * 1024 * 1024;

    private readonly CheckOptions options;
    private readonly Shell shell;
    private readonly Slots slots;
    private readonly Pauses pauses = new();
    private readonly Backlog backlog;
    private readonly Checker checker;
    private readonly Output output;
    private readonly IRowFormat format;
    private readonly RunState state;
    private readonly UrlSource source;

    private CheckRun(CheckOptions options, Shell shell, IProbe probe)
    {
        this.options = options;
        this.shell = shell;
        slots = new Slots(options.Concurrency, options.HostConcurrency);
        backlog = new Backlog(Math.Max(MostBacklog, 2 * options.Concurrency), MostBacklogCharacters);
        checker = new Checker(options, probe, slots, pauses);
        output = new Output(shell, OutputBroke);
        format = options.Format == OutputFormat.JsonLines ? new JsonLinesFormat() : new TableFormat(shell.ColorsOutput);
        state = new RunState(slots, pauses);
        source = new UrlSource(options, shell.OpenInput, Report);
    }

    /// <summary>Checks, and gives the exit code.</summary>
    public static Coroutine<int> Run(CheckOptions options, Shell shell, IProbe probe) => new CheckRun(options, shell, probe).Run();

    private async Coroutine<int> Run()
    {
        var loop = EventLoop.Current;
        var writing = Async.CreateTask(output.Run(), "output");
        var progress = new Progress(shell, state, output);
        var telling = Async.CreateTask(progress.Run(), "progress");
        using var stops = shell.WatchStops(() => loop.CallSoonThreadsafe(() => Stop(loop)));
        try
        {
            await TaskGroup.Run(async group =>
            {
                checks = group;
                reading = group.CreateTask(Read(group), "reader");
            });
        }
        finally
        {
            checks = null;
            graceTimer?.Cancel();
            source.Close();
            progress.Stop();
            await telling;
            Conclude();
            output.Close();
            await writing;
        }

        return Code();
    }

    private async Coroutine Read(TaskGroup group)
    {
        while (await source.Next() is { } line)
        {
            await backlog.Enter(line.Text.Length);
            if (isStopped)
            {
                // In the same turn as there was room: the cancel of this task waits for its next suspension.
                backlog.Leave(line.Text.Length);
                return;
            }

            state.Read++;
            group.CreateTask(Check(line));
        }

        state.HasReadAll = true;
    }

    private async Coroutine Check(InputLine line)
    {
        try
        {
            if (await Examine(line) is { } row)
            {
                state.Tally.Add(row);
                await output.Write(row, format);
            }
        }
        finally
        {
            backlog.Leave(line.Text.Length);
        }
    }

    private async Coroutine<Row?> Examine(InputLine line)
    {
        if (line.IsTooLong)
        {
            return BadUrl(line, $"line is longer than {LineReader.MostBytes / 1024} KiB");
        }

        return AddressParser.TryParse(line.Text, out var address, out var problem)
            ? await checker.Check(new Target(line.Text, address))
            : BadUrl(line, problem);
    }

    private static Row BadUrl(InputLine line, string problem) =>
        new(line.Text, null, HttpErrorKind.Url, $"{line.Place}: {problem}", TimeSpan.Zero, 0, null);

    private void Report(InputProblem problem)
    {
        state.HasFailedInput |= problem.IsFatal;
        output.Note(problem.Message);
    }
}
