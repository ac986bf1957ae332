using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Demo.Server;
using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Reporting.Formats;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Demo;

/// <summary>The same requests one after another and all at once, and both times side by side.</summary>
internal sealed class DemoRun
{
    // What fails here fails on purpose: a retry would only take time.
    private static readonly CheckOptions Options = new()
    {
        Concurrency = 1000,
        HostConcurrency = 1000,
        Retries = 0,
    };

    // What the picture takes that it draws.
    private const int LeastWidth = 20;

    private readonly Shell shell;
    private readonly Output output;
    private readonly HttpProbe probe = new(Options);

    private DemoRun(Shell shell)
    {
        this.shell = shell;
        output = new Output(shell, [new RowSink("standard output", new TableFormat(colors: false), shell.Output)], static (_, _) => { });
    }

    public static Coroutine<int> Run(Shell shell) => new DemoRun(shell).Run();

    private async Coroutine<int> Run()
    {
        var writing = Async.CreateTask(output.Run(), "output");
        var messaging = Async.CreateTask(output.RunMessages(), "messages");
        using var server = new DemoServer();
        using (probe)
        {
            var serving = Async.CreateTask(server.Serve(), "server");
            try
            {
                await Show(DemoUrls.All(server.Address, server.NobodyThere));
            }
            finally
            {
                await serving.CancelAndWait();
                output.Close();
                await writing;
                output.CloseMessages();
                await messaging;
            }
        }

        return ExitCode.AllUp;
    }

    private async Coroutine Show(Target[] all)
    {
        var story = new DemoStory(Math.Max(LeastWidth, shell.Width), shell.ColorsOutput);
        output.WriteText(story.Opening(all.Length));

        output.WriteText(story.BeforeHandful());
        var handful = await Measure(all[..DemoUrls.Handful], OneAfterAnother);
        output.WriteText(story.After(handful));

        output.WriteText(story.BeforeAll(all.Length));
        var together = await Measure(all, AllAtOnce);
        output.WriteText(story.After(together));

        output.WriteText(story.SideBySide(together));
        output.WriteText(story.Picture(handful, together));
        output.WriteText(story.Closing());
    }

    private async Coroutine<Measured> Measure(Target[] targets, Func<Target[], Checker, RunState, Coroutine<Row[]>> check)
    {
        var pauses = new Pauses();
        var slots = new Slots(Options.Concurrency, Options.HostConcurrency);
        var state = new RunState(slots, pauses) { Read = targets.Length, HasReadAll = true };
        var progress = new Progress(shell, state, output);
        var telling = Async.CreateTask(progress.Run(), "progress");
        var began = EventLoop.Current.Time;
        var rows = await check(targets, new Checker(Options, probe, slots, pauses), state);
        var took = EventLoop.Current.Time - began;
        progress.Stop();
        await telling;
        output.ShowStatus(null);
        return new Measured(rows, state.Tally, began, took);
    }

    private static async Coroutine<Row[]> OneAfterAnother(Target[] targets, Checker checker, RunState state)
    {
        var rows = new Row[targets.Length];
        for (var index = 0; index < targets.Length; index++)
        {
            rows[index] = await Check(targets[index], checker, state);
        }

        return rows;
    }

    private static async Coroutine<Row[]> AllAtOnce(Target[] targets, Checker checker, RunState state) =>
        await Async.Gather(targets.Select(target => Check(target, checker, state)));

    private static async Coroutine<Row> Check(Target target, Checker checker, RunState state)
    {
        var row = (await checker.Check(target))!;
        state.Tally.Add(row);
        return row;
    }
}
