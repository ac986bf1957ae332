using Meanwhile.Cli.Check.Input;
using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Check;

/// <summary>One run of "meanwhile check": reads, checks and writes at the same time, in bounded memory.</summary>
internal sealed partial class CheckRun
{
    private const int MostBacklog = 2_000;
    private const long MostBacklogCharacters = 4 * 1024 * 1024;

    private readonly CheckOptions options;
    private readonly Shell shell;
    private readonly ConnectionRoom room;
    private readonly Slots slots;
    private readonly Pauses pauses = new();
    private readonly Backlog backlog;
    private readonly YoungGenerations youngGenerations = new();
    private readonly Checker checker;
    private readonly RowSinks sinks;
    private readonly Output output;
    private readonly RowOrder order;
    private readonly RunState state;
    private readonly UrlSource source;

    private CheckRun(CheckOptions options, Shell shell, IProbe probe, RowSinks sinks)
    {
        this.options = options;
        this.shell = shell;
        this.sinks = sinks;
        room = ConnectionRoom.Of(options.Concurrency, shell.FindDescriptorLimit);
        slots = new Slots(room.Concurrency, options.HostConcurrency, options.Rate, options.Breaker, room.Kept);
        backlog = new Backlog(Math.Max(MostBacklog, 2 * room.Concurrency), MostBacklogCharacters);
        output = new Output(shell, sinks.All, OutputBroke);
        checker = new Checker(options, probe, slots, pauses, options.IsVerbose ? output.Note : null, options.IsQuiet ? null : output.Note);
        order = new RowOrder(options.IsOrdered);
        state = new RunState(slots, pauses);
        source = new UrlSource(options, shell.OpenInput, Report);
    }

    /// <summary>Checks, and gives the exit code.</summary>
    public static Coroutine<int> Run(CheckOptions options, Shell shell, IProbe probe, RowSinks sinks) => new CheckRun(options, shell, probe, sinks).Run();

    private async Coroutine<int> Run()
    {
        var loop = EventLoop.Current;
        output.Begin();
        if (room.Note is { } lowered && !options.IsQuiet)
        {
            output.Note(lowered);
        }

        var writing = Async.CreateTask(output.Run(), "output");
        var messaging = Async.CreateTask(output.RunMessages(), "messages");
        var progress = new Progress(shell, state, output);
        var telling = options is { HasProgress: true, IsQuiet: false } ? Async.CreateTask(progress.Run(), "progress") : null;
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
            isEnding = true;
            graceTimer?.Cancel();
            source.Close();
            progress.Stop();
            Conclude();
            await Finish(writing, messaging);
        }

        // Last: rows are not lost when the progress has a defect.
        if (telling is not null)
        {
            await telling;
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

            group.CreateTask(Check(line, state.Read++));
        }

        state.HasReadAll = true;
    }

    private async Coroutine Check(InputLine line, long place)
    {
        Row? row = null;
        try
        {
            row = await Examine(line);
            if (row is not null)
            {
                state.Tally.Add(row);
            }
        }
        finally
        {
            order.Add(place, new DueRow(row, line.Text.Length));
        }

        var (lines, length) = (0, 0L);
        while (order.TryTake() is { } due)
        {
            // Written before the wait: a row that is there is not lost when the wait is cancelled.
            if (due.Row is not null)
            {
                output.Write(due.Row);
            }

            lines++;
            length += due.Length;
        }

        youngGenerations.Trim();
        try
        {
            // What nobody takes holds back what is read.
            await output.Room();
        }
        finally
        {
            backlog.Leave(length, lines);
        }
    }

    private async Coroutine<Row?> Examine(InputLine line)
    {
        if (line.Problem is { } problem)
        {
            return BadUrl(line, problem);
        }

        return AddressParser.TryParse(line.Text, out var address, out var reason)
            ? await checker.Check(new Target(SafeUrl.WithoutUser(line.Text), address, line.Place))
            : BadUrl(line, reason);
    }

    private static Row BadUrl(InputLine line, string problem) =>
        new(AddressParser.WithoutUser(line.Text), null, DownReason.Url, Bounded.Text($"{line.Place}: {problem}"), TimeSpan.Zero, 0, null) { Source = line.Place };

    private void Report(InputProblem problem)
    {
        state.HasFailedInput |= problem.IsFatal;
        output.Note(problem.Message);
    }
}
