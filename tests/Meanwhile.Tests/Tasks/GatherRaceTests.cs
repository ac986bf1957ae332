namespace Meanwhile.Tests.Tasks;

/// <summary>Every order of a cancel and of the ends of two Tasks, within one turn and over several: what was granted is held, returned or reported.</summary>
public class GatherRaceTests : LoopTest
{
    private static readonly string[] Forms =
    [
        "Gather",
        "Gather of lambdas",
        "GatherOutcomes",
        "Gather of AsCoroutine",
        "Gather of tasks of AsCoroutine",
        "Gather in a foreign method",
        "Gather of Gather",
        "tasks of AsCoroutine",
        "Wait",
        "AsCompleted",
        "WaitFor",
        "Shield",
    ];

    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    public static TheoryData<string> AllForms => [.. Forms];

    [Theory]
    [MemberData(nameof(AllForms))]
    public void No_permit_is_lost_in_any_order_of_cancel_and_ends(string form)
    {
        // Each event, in its order, comes so many turns after the one before.
        for (var gaps = 0; gaps < 64; gaps++)
        {
            foreach (var order in Orders)
            {
                foreach (var byScope in new[] { false, true })
                {
                    Try(form, order, [gaps % 4, gaps / 4 % 4, gaps / 16], byScope);
                }
            }
        }
    }

    private void Try(string form, int[] order, int[] gaps, bool byScope)
    {
        var permits = new Permits();
        Run(async () =>
        {
            Scope inside = new();
            var worker = CreateTask(byScope ? Moving(form, permits, inside) : Using(form, permits));
            var events = new Action[] { () => Cancel(worker, inside, byScope), () => permits.Grant(0), () => permits.Grant(1) };
            for (var i = 0; i < 3; i++)
            {
                for (var turn = 0; turn < gaps[i]; turn++)
                {
                    await Yield();
                }

                events[order[i]]();
            }

            await Wait([worker]);
            await permits.Kept();
        });
        var reported = TakeReports().Count(static report => report.Contains("was dropped: a value of GatherRaceTests.Permit", StringComparison.Ordinal));
        Assert.True(
            permits.Out == reported,
            $"{form}: order {string.Join(' ', order)}, gaps {string.Join(' ', gaps)}, {(byScope ? "scope" : "task")}: {permits.Out} permits are lost, {reported} reported"
        );
        Assert.True(reported == 0 || form is not ("Gather" or "GatherOutcomes" or "Gather of AsCoroutine"), $"{form}: reported");
    }

    private static void Cancel(LoopTask worker, Scope inside, bool byScope)
    {
        if (byScope)
        {
            inside.Timeout?.Reschedule(EventLoop.Current.Time);
        }
        else
        {
            worker.Cancel();
        }
    }

    private static async Coroutine Moving(string form, Permits permits, Scope inside) =>
        await MoveOnAfter(
            1.Hours,
            async timeout =>
            {
                inside.Timeout = timeout;
                try
                {
                    await Using(form, permits);
                }
                finally
                {
                    inside.Timeout = null;
                }
            }
        );

    private static async Coroutine Using(string form, Permits permits)
    {
        // A cancel before the first step meets nothing that was asked for.
        foreach (var permit in await Acquire(form, permits, permits.Ask(0, CurrentToken), permits.Ask(1, CurrentToken)))
        {
            permits.Return(permit);
        }
    }

    private static async Coroutine<Permit[]> Acquire(string form, Permits permits, Task<Permit> one, Task<Permit> two)
    {
        switch (form)
        {
            case "Gather":
                return await Gather(new[] { one, two });
            case "Gather of lambdas":
                return await Gather(new[] { one, two }.Select(static async each => await each));
            case "GatherOutcomes":
                return [.. (await GatherOutcomes(new[] { one, two })).Where(static outcome => outcome.IsSuccess).Select(static outcome => outcome.Value)];
            case "Gather of AsCoroutine":
                return await Gather(new[] { one, two }.Select(static each => each.AsCoroutine()));
            case "Gather of tasks of AsCoroutine":
                return await Gather(new[] { one, two }.Select(static each => CreateTask(each.AsCoroutine())));
            case "Gather in a foreign method":
                return await Foreign();
            case "Gather of Gather":
                var ((first, _), (second, _)) = await Gather(Gather(one.AsCoroutine(), Nothing()), Gather(two.AsCoroutine(), Nothing()));
                return [first, second];
            case "tasks of AsCoroutine":
                return await Hold(permits, [CreateTask(one.AsCoroutine()), CreateTask(two.AsCoroutine())]);
            case "Wait":
                var (waited, _) = await Wait(permits.Keep([CreateTask(one.AsCoroutine()), CreateTask(two.AsCoroutine())]));
                return [.. waited.Select(permits.Take)];
            case "AsCompleted":
                List<Permit> all = [];
                await foreach (var ended in AsCompleted(permits.Keep([CreateTask(one.AsCoroutine()), CreateTask(two.AsCoroutine())])))
                {
                    permits.Return(permits.Take(ended));
                }

                return [.. all];
            case "WaitFor":
                return await WaitFor(Gather(new[] { one, two }), 1.Hours);
            default:
                var kept = permits.Keep([CreateTask(one.AsCoroutine()), CreateTask(two.AsCoroutine())]);
                await Shield(kept[0]);
                await Shield(kept[1]);
                return [.. kept.Select(permits.Take)];
        }

        async Task<Permit[]> Foreign() => await Gather(new[] { one, two });

        static async Coroutine<int> Nothing()
        {
            // Done before any cancel, so that it is not what a cancel is thrown for.
            return 0;
        }
    }

    // Awaited one after the other: what the first has got is not to be lost by a cancel of the await of the second.
    private static async Coroutine<Permit[]> Hold(Permits permits, LoopTask<Permit>[] tasks)
    {
        permits.Keep(tasks);
        await tasks[0];
        await tasks[1];
        return [.. tasks.Select(permits.Take)];
    }

    private sealed class Scope
    {
        internal TimeoutScope? Timeout { get; set; }
    }

    private sealed record Permit(int Number);

    /// <summary>What is asked for and granted, and was not given back.</summary>
    private sealed class Permits
    {
        private readonly TaskCompletionSource<Permit>[] granted = [new(), new()];
        private readonly HashSet<int> held = [];
        private readonly List<LoopTask<Permit>> kept = [];

        internal int Out => held.Count;

        internal async Task<Permit> Ask(int number, CancellationToken token)
        {
            // Told, and ends with what it gets all the same.
            using var registration = token.Register(static () => { });
            var permit = await granted[number].Task;
            held.Add(number);
            return permit;
        }

        internal void Grant(int number) => granted[number].SetResult(new Permit(number));

        internal void Return(Permit permit) => Assert.True(held.Remove(permit.Number), "given back twice");

        internal LoopTask<Permit>[] Keep(LoopTask<Permit>[] tasks)
        {
            kept.AddRange(tasks);
            return tasks;
        }

        internal Permit Take(LoopTask<Permit> task)
        {
            kept.Remove(task);
            return task.Result;
        }

        /// <summary>Gives back what tasks hold that others have.</summary>
        internal async Coroutine Kept()
        {
            foreach (var task in kept)
            {
                await Wait([task]);
                if (task is { IsCancelled: false, Exception: null })
                {
                    Return(task.Result);
                }
            }
        }
    }
}
