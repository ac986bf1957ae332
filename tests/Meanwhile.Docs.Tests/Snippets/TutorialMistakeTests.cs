namespace Meanwhile.Docs.Tests.Snippets;

/// <summary>What the tables of mistakes in docs/from-asyncio.md and docs/from-task.md say that happens.</summary>
public sealed class TutorialMistakeTests : Snippet
{
    private const string NoLoop = "no running event loop";

    [Fact]
    public void A_coroutine_that_is_awaited_twice_is_refused() =>
        Run(async () =>
        {
            var kept = Work();
            await kept;

            await Refuses("cannot reuse already awaited coroutine", async () => await kept);
        });

    [Fact]
    public void Cold_coroutines_awaited_one_after_the_other_do_not_overlap()
    {
        Run(async () =>
        {
            var first = Work();
            var second = Work();
            await first;
            await second;
        });

        Assert.Equal(2.Seconds, Clock.Now);
    }

    [Fact]
    public void Gathered_they_do()
    {
        Run(async () => await Gather(Work(), Work()));

        Assert.Equal(1.Seconds, Clock.Now);
    }

#pragma warning disable MW0004 // That is the mistake in question.
    [Fact]
    public void A_coroutine_awaited_on_the_thread_pool_is_refused() => Run(async () => await Refuses(NoLoop, async () => await Task.Run(async () => await Work())));
#pragma warning restore MW0004

    [Fact]
    public void So_is_one_after_ConfigureAwait_false() => Run(async () => await Refuses(NoLoop, Foreign));

    [Fact]
    public void A_run_inside_a_running_loop_is_refused() =>
        Run(async () =>
        {
            await Yield();
            var refusal = Assert.Throws<InvalidOperationException>(() => Async.Run(() => Coroutine.Completed));
            Assert.Contains("running", refusal.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void An_object_of_one_loop_is_refused_by_name_on_another()
    {
        var gate = new AsyncLock("gate");
        using var first = new LoopRunner(new LoopOptions { Name = "first" });
        first.Run(async () => await gate.Acquire());

        var refusal = Assert.Throws<InvalidOperationException>(() => Run(async () => await gate.Acquire()));
        Assert.Contains("'first'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catch_of_everything_takes_a_cancel_for_a_failure()
    {
        Run(async () =>
        {
            var task = CreateTask(Careless());
            await Yield();
            task.Cancel();
            await Wait([task]);
            Console.WriteLine($"cancelled: {task.IsCancelled}");
        });

        Printed("again", "cancelled: False");

        async Coroutine Careless()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (Exception)
            {
                Console.WriteLine("again");
            }
        }
    }

    private static async Coroutine Work() => await Sleep(1.Seconds);

    private static async Task Foreign()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // ConfigureAwait(false) that never goes on at once
        await Work();
    }

    private static async Coroutine Refuses(string message, Func<Task> use)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(use);
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }
}
