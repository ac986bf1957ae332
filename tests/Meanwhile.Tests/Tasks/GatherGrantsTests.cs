namespace Meanwhile.Tests.Tasks;

/// <summary>What was granted to a Task that is gathered, or that a task stands for, is not lost by a cancel that comes before its end.</summary>
public class GatherGrantsTests : LoopTest
{
    private readonly TaskCompletionSource<string> first = new();
    private readonly TaskCompletionSource<string> second = new();

    private LoopTask worker = null!;

    [Fact]
    public void Results_of_Tasks_that_were_told_are_given_and_the_cancel_is_thrown_at_the_next_await()
    {
        Cancelled(
            async () => Log.Add(string.Join(' ', await Gather(new[] { Told(first), Told(second) }))),
            () => first.SetResult("one"),
            () => second.SetResult("two")
        );
        Log.Is("one two | next: CancelledException | token cancelled");
    }

    [Fact]
    public void Results_count_for_whoever_moves_on()
    {
        Run(async () =>
        {
            var ending = CreateTask(Ends(first, "one"));
            var isFinished = await MoveOnAfter(TimeSpan.Zero, async _ => Log.Add((await Gather(new[] { Told(first) }))[0]));
            Log.Add($"{isFinished}");
            await ending;
            ending = CreateTask(Ends(second, "two"));
            Log.Add(await WithTimeout(TimeSpan.Zero, async _ => (await Gather(new[] { Told(second) }))[0]));
            await ending;
        });
        Log.Is("one | True | two");

        static async Coroutine Ends(TaskCompletionSource<string> source, string result)
        {
            for (var turn = 0; turn < 6; turn++)
            {
                await Yield();
            }

            source.SetResult(result);
        }
    }

    [Fact]
    public void Gatherings_of_gatherings_of_Tasks_give_results_too()
    {
        Cancelled(
            async () => Log.Add(string.Join(' ', (await Gather(Gather(new[] { Told(first) }), Gather(new[] { Told(second) }))).Item1)),
            () => first.SetResult("one"),
            () => second.SetResult("two")
        );
        Log.Is("one | next: CancelledException | token cancelled");
    }

    [Fact]
    public void Result_beside_one_that_ended_by_the_cancel_is_reported()
    {
        Cancelled(
            async () => await Gather(new[] { Told(first), Told(second) }),
            () => first.SetResult("one"),
            () => second.SetCanceled(TestContext.Current.CancellationToken)
        );
        Log.Is("await: CancelledException | next: none");
        var report = Assert.Single(TakeReports());
        Assert.Contains("task 'worker' created at", report, StringComparison.Ordinal);
        Assert.Contains("what came then was dropped: a value of String", report, StringComparison.Ordinal);
        Assert.Contains("await what grants something by itself", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_that_comes_after_one_that_ended_by_the_cancel_is_reported()
    {
        Cancelled(
            async () => await Gather(new[] { Told(first), Told(second) }),
            () => second.SetCanceled(TestContext.Current.CancellationToken),
            () => first.SetResult("one")
        );
        Log.Is("await: CancelledException | next: none");
        Assert.Contains("a value of String", Assert.Single(TakeReports()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_carries_nothing_and_what_came_before_the_cancel_is_not_reported()
    {
        first.SetResult("before");
        Cancelled(
            async () =>
            {
                await Gather(Gather(new[] { Told(first), Told(second) }), Gather(new[] { Flag() }));
            },
            () => second.SetCanceled(TestContext.Current.CancellationToken)
        );
        Log.Is("await: CancelledException | next: none");

        async Task<bool> Flag()
        {
            _ = CurrentToken;
            await ((Task)second.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            return true;
        }
    }

    [Fact]
    public void Result_beside_a_coroutine_that_was_cancelled_is_reported_and_the_cancel_is_thrown_as_in_asyncio()
    {
        Cancelled(async () => await Gather(Gather(new[] { Told(first) }), Declining()), () => first.SetResult("one"));
        Log.Is("declined | await: CancelledException | next: none");
        Assert.Contains("a value of String", Assert.Single(TakeReports()), StringComparison.Ordinal);
    }

    [Fact]
    public void Coroutines_that_return_though_they_were_cancelled_end_as_cancelled_as_in_asyncio()
    {
        Cancelled(async () => await Gather([Declining()]));
        Log.Is("declined | await: CancelledException | next: none");
    }

    [Fact]
    public void Outcomes_of_Tasks_are_given_where_one_has_a_result()
    {
        Cancelled(
            async () => Log.Add(string.Join(' ', await GatherOutcomes(new[] { Told(first), Told(second) }))),
            () => first.SetResult("one"),
            () => second.SetCanceled(TestContext.Current.CancellationToken)
        );
        Log.Is("one cancelled | next: CancelledException | token cancelled");
    }

    [Fact]
    public void Outcomes_of_Tasks_that_all_ended_by_the_cancel_are_the_cancel()
    {
        Cancelled(async () => await GatherOutcomes(new[] { Told(first) }), () => first.SetCanceled(TestContext.Current.CancellationToken));
        Log.Is("await: CancelledException | next: none");
    }

    [Fact]
    public void Failure_of_what_was_told_is_thrown_and_then_the_cancel_where_the_code_goes_on()
    {
        Cancelled(async () => await Gather(new[] { Told(first) }), () => first.SetException(new IOException()));
        Log.Is("await: IOException | next: CancelledException | token cancelled");
    }

    [Fact]
    public void Tasks_that_heed_their_token_at_once_end_by_the_one_cancel()
    {
        Cancelled(async () => await Gather(new[] { Task.Delay(Timeout.InfiniteTimeSpan, Clock, CurrentToken) }));
        Log.Is("await: CancelledException | next: none");
    }

    [Fact]
    public void Task_that_one_of_several_has_ended_is_no_grant()
    {
        Cancelled(async () => await Gather(new[] { Any() }), () => first.SetResult("one"));
        Log.Is("await: CancelledException | next: none");

        async Task<Task<string>> Any()
        {
            _ = CurrentToken;
            return await Task.WhenAny(first.Task, second.Task);
        }
    }

    [Fact]
    public void Cancel_that_was_taken_back_meanwhile_does_not_come_back()
    {
        Cancelled(
            async () => Log.Add((await Gather(new[] { Told(first) }))[0]),
            () => worker.Uncancel(),
            () => first.SetResult("one")
        );
        Log.Is("one | next: none");
    }

    [Fact]
    public void Second_cancel_comes_back_with_the_first()
    {
        Cancelled(
            async () => Log.Add((await Gather(new[] { Told(first) }))[0]),
            () => worker.Cancel("again"),
            () => first.SetResult("one")
        );
        Log.Is("one | next: CancelledException | token cancelled");
    }

    [Fact]
    public void Result_that_a_foreign_method_below_has_got_is_given_through_it()
    {
        Cancelled(async () => Log.Add((await Gather(new[] { 1 }.Select(async _ => await Below())))[0]), () => first.SetResult("one"));
        Log.Is("one | next: CancelledException | token cancelled");

        async Coroutine<string> Below() => await Told(first);
    }

    [Fact]
    public void Foreign_method_that_awaits_a_gathering_hands_its_result_up_with_the_cancel_behind()
    {
        Cancelled(async () => Log.Add(await Foreign()), () => first.SetResult("one"));
        Log.Is("one | next: CancelledException | token cancelled");

        async Task<string> Foreign() => (await Gather(new[] { Told(first) }))[0];
    }

    [Fact]
    public void Tasks_that_stand_for_a_Task_or_a_ValueTask_end_with_their_results()
    {
        Cancelled(
            async () =>
            {
                var (one, two) = await Gather(Told(first).AsCoroutine(), new ValueTask<string>(Told(second)).AsCoroutine());
                Log.Add($"{one} {two}");
            },
            () => first.SetResult("one"),
            () => second.SetResult("two")
        );
        Log.Is("one two | next: CancelledException | token cancelled");
    }

    [Fact]
    public void Task_that_stands_for_a_Task_and_is_cancelled_before_its_first_step_ends_with_its_result()
    {
        Run(async () =>
        {
            worker = CreateTask(Work(), name: "worker", eager: true);
            worker.Cancel();
            first.SetResult("one");
            await Wait([worker]);
        });
        Log.Is("one | next: CancelledException");

        async Coroutine Work()
        {
            Log.Add((await Gather(Told(first).AsCoroutine(), Told(first).AsCoroutine())).Item1);
            Log.Add($"next: {(await AwaitNext())?.GetType().Name ?? "none"}");
        }
    }

    [Fact]
    public void Task_that_stands_for_a_Task_is_left_at_once_where_that_was_not_told()
    {
        Cancelled(async () => await CreateTask(first.Task.AsCoroutine()));
        Log.Is("await: CancelledException | next: none");
    }

    private static async Task<string> Told(TaskCompletionSource<string> source)
    {
        using var registration = CurrentToken.Register(static () => { });
        return await source.Task;
    }

    private static async Coroutine<Exception?> AwaitNext()
    {
        try
        {
            await Sleep(1.Milliseconds);
            return null;
        }
        catch (CancelledException thrown)
        {
            return thrown;
        }
    }

    private async Coroutine<string> Declining()
    {
        try
        {
            await new Future();
        }
        catch (CancelledException)
        {
            Log.Add("declined");
        }

        return "none";
    }

    /// <summary>Runs a body, cancels it where it waits, and does something in each of the turns after that.</summary>
    private void Cancelled(Func<Coroutine> body, params Action[] then) =>
        Run(async () =>
        {
            worker = CreateTask(Work(body), name: "worker");
            await Yield();
            await Yield();
            await Yield();
            worker.Cancel();
            foreach (var next in then)
            {
                await Yield();
                await Yield();
                next();
            }

            await Wait([worker], timeout: 1.Hours);
            await Yield();
            await Yield();
            Assert.True(worker.IsDone, $"{worker}");
        });

    private async Coroutine Work(Func<Coroutine> body)
    {
        try
        {
            await body();
        }
        catch (Exception thrown)
        {
            Log.Add($"await: {thrown.GetType().Name}");
        }

        var isTold = CurrentToken.IsCancellationRequested;
        var next = await AwaitNext();
        Log.Add($"next: {next?.GetType().Name ?? "none"}");
        if (next is not null)
        {
            Log.Add($"token {(isTold ? "cancelled" : "not cancelled")}");
        }
    }
}
