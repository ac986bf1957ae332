using Meanwhile.Testing;

namespace Meanwhile.Edge.Contract;

/// <summary>Runs one case on a loop of its own.</summary>
internal sealed partial class Trial
{
    // Long enough that what is left then can be told from what is left at once. No other case has a limit that a slow machine might reach.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(80);

    // What has to come before it does so on any machine.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    // Clocks that the runtime may use here tick in steps.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly Cell cell;
    private readonly IReadOnlyList<Outcome> expected;
    private readonly Awaited awaited;
    private readonly TimeSpan limit;
    private readonly List<string> complaints = [];
    private readonly List<LoopError> reports = [];
    private bool isOver;

    private Trial(Cell cell)
    {
        this.cell = cell;
        expected = Expected.Of(cell);
        awaited = cell.Kind.Make();
        limit =
            expected.Any(outcome => outcome.Left == Left.WhenGivenUp) ? Short
            : SeesLater ? Long
            : Timeout.InfiniteTimeSpan;
    }

    /// <summary>Whether the case waits until a request that is held back is thrown: one for many, since that takes its time.</summary>
    private bool SeesLater =>
        cell is { Kind.Name: "Task<int>" or "ValueTask<int> of a source", Moment: Moment.During, Then: Then.GoesOn }
        && expected[0].ToCome == ToCome.Later;

    private int ReportCount
    {
        get
        {
            lock (reports)
            {
                return reports.Count;
            }
        }
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    internal static string? Run(Cell cell)
    {
        var trial = new Trial(cell);
        Outcome seen;
        try
        {
            Async.Run(trial.Main, trial.Options());
            seen = trial.Seen();
        }
        catch (Exception broken)
        {
            trial.complaints.Add($"the case itself failed: {broken}");
            seen = trial.Seen();
        }

        if (!trial.expected.Contains(trial.Comparable(seen)))
        {
            trial.complaints.Insert(0, $"expected {string.Join(" or ", trial.expected)}, seen {seen}");
        }

        return trial.complaints.Count == 0 ? null : string.Join("; ", trial.complaints.Concat(trial.reports.Select(report => $"reported: {report.Message} {report.Exception}")));
    }

    // Which of two was first is not told by when the await was left.
    private Outcome Comparable(Outcome seen) =>
        cell.IsRace && expected.FirstOrDefault(outcome => outcome == seen with { Left = outcome.Left }) is { } one ? one : seen;

    private LoopOptions Options() =>
        new()
        {
            TimeProvider = cell.Clock == Clock.Real ? TimeProvider.System : new VirtualTime(),
            OnError = Report,
            HandleInterrupt = false,
            AbandonAfter = limit,
        };

    private Outcome Seen()
    {
        lock (reports)
        {
            return new Outcome(shown, left, cell.Then == Then.Leaves ? ToCome.Nothing : toCome, final, awaited.Lost, reports.Count);
        }
    }

    private void Report(LoopError error)
    {
        lock (reports)
        {
            reports.Add(error);
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            complaints.Add(otherwise);
        }
    }

    /// <summary>The side that brings the cancel and the end.</summary>
    private async Coroutine Main()
    {
        var subject = CreateTask(Subject());
        while (!hasBegun)
        {
            await Yield();
        }

        await Settle();
        await Meet(subject);
        await Settle();
        if (!awaited.HasEnded)
        {
            // Where it is left before the end, nothing but the cancel brings that about.
            if (expected[0].Left != Left.WhenItEnded)
            {
                await Wait([subject]);
            }
            else
            {
                Require(shown == Shown.Nothing, "the await was left before what was awaited had ended");
            }

            EndIt();
        }

        await Wait([subject]);
        isOver = true;
        final = subject switch
        {
            { IsCancelled: true } => Final.Ended,
            { Exception: not null } => Final.Failure,
            _ => final,
        };
        await TakeStock();
    }

    private async Coroutine Meet(LoopTask subject)
    {
        switch (cell.Moment)
        {
            case Moment.During:
                Ask(subject);
                break;
            case Moment.AfterItEnded:
                EndIt();
                Ask(subject);
                break;
            case Moment.AfterItEndedElsewhere:
                var ending = new Thread(EndIt);
                ending.Start();
                ending.Join();
                Ask(subject);
                break;
            case Moment.AtTheSameMoment:
                await Race(subject);
                break;
        }
    }

    private async Coroutine Race(LoopTask subject)
    {
        var go = false;
        var ended = false;
        var ending = new Thread(() =>
        {
            while (!Volatile.Read(ref go))
            {
                Thread.SpinWait(1);
            }

            EndIt();
            Volatile.Write(ref ended, true);
        });
        ending.Start();
        Volatile.Write(ref go, true);
        Thread.SpinWait(Random.Shared.Next(200));
        Ask(subject);
        while (!Volatile.Read(ref ended))
        {
            await Yield();
        }
    }

    private void Ask(LoopTask subject)
    {
        Asked();
        switch (cell.Asker)
        {
            case Asker.Cancel:
                subject.Cancel("asked");
                break;
            case Asker.Group:
                group!.Cancel();
                break;
            default:
                scope!.Reschedule(EventLoop.Current.Time);
                break;
        }
    }

    private void EndIt()
    {
        if (isOver || cell.Ending == Ending.NeverEnds)
        {
            // Only now, for it is not to stay behind.
            awaited.Ends();
            return;
        }

        switch (cell.Ending)
        {
            case Ending.Fails:
                failedAt = TimeProvider.System.GetTimestamp();
                awaited.Fails(new CaseException());
                break;
            case Ending.IsCancelled:
                awaited.IsCancelled(new CancellationToken(canceled: true));
                break;
            default:
                awaited.Ends();
                break;
        }
    }

    /// <summary>Waits for what may still be reported or taken.</summary>
    private async Coroutine TakeStock()
    {
        for (var i = 0; i < (cell.IsRace ? 5 : 200) && (ReportCount < expected[0].Reports || !awaited.IsTaken || awaited.Lost != expected[0].Lost); i++)
        {
            await Task.Run(() => { });
            await Pause();
        }

        await Settle();
        await Task.Run(() => { });
        await Settle();
        Require(awaited.IsTaken, "the outcome was never taken");
    }

    // A while of real time, whatever the clock of the loop.
    private static async Task Pause() => await Task.Delay(1);

    private static async Coroutine Settle()
    {
        for (var i = 0; i < 10; i++)
        {
            await Yield();
        }
    }
}
