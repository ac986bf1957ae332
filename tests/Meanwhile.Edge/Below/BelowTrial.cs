using Meanwhile.Edge.Contract;
using Meanwhile.Testing;

namespace Meanwhile.Edge.Below;

/// <summary>Runs one such case on a loop of its own.</summary>
internal sealed class BelowTrial
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(80);

    private readonly BelowCell cell;
    private readonly BelowOutcome expected;
    private readonly TaskCompletionSource never = new();
    private readonly List<string> order = [];
    private readonly List<string> reports = [];
    private readonly List<string> complaints = [];
    private bool hasBegun;
    private TimeoutScope? scope;
    private TaskGroup? group;
    private Shown shown;
    private Final final;

    private BelowTrial(BelowCell cell)
    {
        this.cell = cell;
        expected = BelowExpected.Of(cell);
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    internal static string? Run(BelowCell cell)
    {
        var trial = new BelowTrial(cell);
        Async.Run(
            trial.Main,
            new LoopOptions
            {
                TimeProvider = cell.Clock == Clock.Real ? TimeProvider.System : new VirtualTime(),
                OnError = error =>
                {
                    lock (trial.reports)
                    {
                        trial.reports.Add($"{error.Message} {error.Exception}");
                    }
                },
                HandleInterrupt = false,
                AbandonAfter = BelowExpected.IsGivenUp(cell) ? Short : Timeout.InfiniteTimeSpan,
            }
        );
        var seen = new BelowOutcome(trial.shown, trial.reports.Count, trial.final, string.Join(", ", trial.order));
        if (seen != trial.expected)
        {
            trial.complaints.Insert(0, $"expected {trial.expected}, seen {seen}");
        }

        return trial.complaints.Count == 0 ? null : string.Join("; ", trial.complaints.Concat(trial.reports.Select(report => $"reported: {report}")));
    }

    private async Coroutine Main()
    {
        var subject = CreateTask(Subject());
        while (!hasBegun)
        {
            await Yield();
        }

        await Settle();
        switch (cell.Asker)
        {
            case Asker.Cancel when cell.Moment == Moment.During:
                subject.Cancel("asked");
                break;
            case Asker.Group:
                group!.Cancel("asked");
                break;
            case Asker.WithTimeout or Asker.MoveOnAfter:
                scope!.Reschedule(EventLoop.Current.Time);
                break;
        }

        await Wait([subject]);
        final = subject switch
        {
            { IsCancelled: true } => Final.Ended,
            { Exception: not null } => Final.Failure,
            _ => final,
        };
        never.SetResult();
        await Settle();
    }

    private async Coroutine Subject()
    {
        switch (cell.Asker)
        {
            case Asker.WithTimeout:
                try
                {
                    await WithTimeout(null, async entered =>
                    {
                        scope = entered;
                        await Body();
                    });
                }
                catch (TimeoutException)
                {
                    final = Final.Ended;
                }

                break;
            case Asker.MoveOnAfter:
                final = await MoveOnAfter(null, async entered =>
                {
                    scope = entered;
                    await Body();
                })
                    ? Final.Result
                    : Final.Ended;
                break;
            case Asker.Group:
                try
                {
                    await TaskGroup.Run(async entered =>
                    {
                        group = entered;
                        await Body();
                        return true;
                    });
                    final = Final.Result;
                }
                catch (CancelledException)
                {
                    final = Final.Ended;
                }

                break;
            default:
                await Body();
                return;
        }

        Require(LoopTask.Current!.CancelRequests == 0, "a request is left");
        await Yield();
    }

    private async Coroutine Body()
    {
        if (cell.Moment == Moment.Before)
        {
            LoopTask.Current!.Cancel("asked");
        }

        hasBegun = true;
        try
        {
            Require(await cell.Shape.Await(Between) == 7, "it gave something else");
            shown = Shown.Result;
        }
        catch (OperationCanceledException)
        {
            shown = Shown.Cancel;
            throw;
        }
        catch (CaseException)
        {
            shown = Shown.Failure;
            throw;
        }
        finally
        {
            order.Add("outer");
        }
    }

    private async Task<int> Between()
    {
        try
        {
            return await Below();
        }
        catch (OperationCanceledException) when (cell.Course == Course.SwallowsAbove)
        {
            return 7;
        }
        catch (OperationCanceledException) when (cell.Course == Course.FailsAbove)
        {
            throw new CaseException();
        }
        finally
        {
            switch (cell.Course)
            {
                case Course.CleansUpAbove:
                    await Task.Yield();
                    await Task.Run(() => { });
                    break;
                case Course.NeverEndsAbove:
                    await never.Task;
                    break;
            }

            if (shown == Shown.Nothing)
            {
                order.Add("between");
            }
        }
    }

    private async Coroutine<int> Below()
    {
        try
        {
            if (cell.Bottom == Bottom.Future)
            {
                await new Future();
            }
            else
            {
                await new TaskCompletionSource().Task;
            }

            return 0;
        }
        catch (CancelledException cancelled)
        {
            Require(cancelled.Reason == (cell.Asker is Asker.Cancel or Asker.Group ? "asked" : null), $"the reason is '{cancelled.Reason}'");
            if (cell.Course == Course.CleansUp)
            {
                await Yield();
                await Sleep(1.Milliseconds);
                await Task.Run(() => { });
            }

            order.Add("below");
            switch (cell.Course)
            {
                case Course.Swallows:
                    return 7;
                case Course.Fails:
                    throw new CaseException();
                default:
                    throw;
            }
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            complaints.Add(otherwise);
        }
    }

    private static async Coroutine Settle()
    {
        for (var i = 0; i < 10; i++)
        {
            await Yield();
        }
    }
}
