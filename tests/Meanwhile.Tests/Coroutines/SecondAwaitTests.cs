namespace Meanwhile.Tests.Coroutines;

[Trait("Row", "S14")]
public class SecondAwaitTests : LoopTest
{
    private const string Reused = "cannot reuse already awaited coroutine";
    private const string InFlight = "coroutine is being awaited already: 'Work' is in flight";

    [Fact]
    public void Finished_coroutine_is_not_awaited_again()
    {
        Run(async () =>
        {
            var coroutine = Work();
            Assert.Equal(1, await coroutine);
            await Refused(Reused, async () => await coroutine);
        });
    }

    [Fact]
    public void Failed_coroutine_is_not_awaited_again()
    {
        Run(async () =>
        {
            var coroutine = Fail();
            await Assert.ThrowsAsync<FormatException>(async () => await coroutine);
            await Refused(Reused, async () => await coroutine);
        });

        static async Coroutine Fail() => throw new FormatException();
    }

    [Fact]
    public void Coroutine_in_flight_is_not_awaited_by_a_second_task()
    {
        Run(async () =>
        {
            var coroutine = Work();
            var first = CreateTask(Await(coroutine));
            await Yield();
            await Refused(InFlight, async () => await coroutine);
            Assert.Equal(1, await first);
        });
    }

    [Fact]
    public void Coroutine_of_a_task_is_not_awaited_before_the_task_runs()
    {
        Run(async () =>
        {
            var coroutine = Work();
            var task = CreateTask(coroutine);
            await Refused(InFlight, async () => await coroutine);
            Assert.Equal(1, await task);
        });
    }

    [Fact]
    public void Coroutine_of_a_task_is_not_awaited_after_the_task_is_done()
    {
        Run(async () =>
        {
            var coroutine = Work();
            await CreateTask(coroutine);
            await Refused(Reused, async () => await coroutine);
        });
    }

    [Fact]
    public void Coroutine_becomes_one_task_only()
    {
        Run(async () =>
        {
            var coroutine = Work();
            var task = CreateTask(coroutine);
            await Refused(InFlight, async () => CreateTask(coroutine));
            await task;
            await Refused(Reused, async () => CreateTask(coroutine));
        });
    }

    [Fact]
    public void Awaited_coroutine_becomes_no_task()
    {
        Run(async () =>
        {
            var coroutine = Work();
            await coroutine;
            await Refused(Reused, async () => CreateTask(coroutine));
        });
    }

    [Fact]
    public void Stale_coroutine_is_told_from_the_next_lives_of_its_box()
    {
        Run(async () =>
        {
            var stale = Work();
            await stale;
            for (var i = 0; i < 1000; i++)
            {
                await Work();
                await Refused(Reused, async () => await stale);
            }

            // The box is in flight for another call now: that is not "being awaited already".
            var other = CreateTask(Work());
            await Yield();
            await Refused(Reused, async () => await stale);
            Assert.Equal(1, await other);

            // The box is handed out and not yet started.
            var fresh = Work();
            await Refused(Reused, async () => await stale);
            Assert.Equal(1, await fresh);
        });
    }

    [Fact]
    public void Sleep_and_yield_are_awaited_once_like_any_other()
    {
        Run(async () =>
        {
            var sleep = Sleep(1.Seconds);
            await sleep;
            await Refused(Reused, async () => await sleep);
            var yield = Yield();
            await yield;
            await Refused(Reused, async () => await yield);
        });
    }

    [Fact]
    public void Prepared_results_are_awaited_once_like_any_other()
    {
        Run(async () =>
        {
            var ready = Coroutine.FromResult(1);
            await ready;
            await Refused(Reused, async () => await ready);
            var failed = Coroutine.FromException(new FormatException());
            await Assert.ThrowsAsync<FormatException>(async () => await failed);
            await Refused(Reused, async () => await failed);
            var completed = Coroutine.Completed;
            await completed;
            await Refused(Reused, async () => await completed);
        });
    }

    [Fact]
    public void Default_coroutine_is_refused()
    {
        Run(async () =>
        {
            const string Message = "default(Coroutine) stands for no call";
            await Refused(Message, async () => await default(Coroutine));
            await Refused(Message, async () => await default(Coroutine<int>));
            await Refused(Message, async () => CreateTask(default(Coroutine)));
            await Refused(Message, async () => CreateTask(default(Coroutine<int>)));
            await Refused(Message, async () => await Gather(default(Coroutine)));
        });
    }

    [Fact]
    public void Coroutine_of_one_loop_is_refused_by_another()
    {
        Coroutine<int> coroutine = default;
        Async.Run(async () => { coroutine = Work(); }, new LoopOptions { Name = "first", OnError = Report });
        Async.Run(
            async () =>
            {
                await Refused("coroutine 'Work' belongs to event loop 'first' and cannot be used on event loop 'second'", async () => await coroutine);
                await Refused("coroutine 'Work' belongs to event loop 'first'", async () => CreateTask(coroutine));
            },
            new LoopOptions { Name = "second", OnError = Report }
        );

        Assert.Equal(["coroutine 'Work' was never awaited"], TakeReports());
    }

    [Fact]
    public void Coroutine_made_outside_any_loop_belongs_to_the_first_that_runs_it()
    {
        var coroutine = Work();
        Assert.Equal(1, Async.Run(coroutine, Options));
        var refused = Assert.Throws<InvalidOperationException>(() => Async.Run(coroutine, Options));
        Assert.StartsWith(Reused, refused.Message);
    }

    [Fact]
    public void Coroutine_in_flight_on_one_loop_is_refused_by_another()
    {
        using var first = new EventLoop(new LoopOptions { Name = "first" });
        var coroutine = Work();
        LoopTask<int>? task = null;
        first.CallSoon(() => task = CreateTask(coroutine));
        first.CallSoon(first.Stop);
        first.RunForever();
        Run(async () => await Refused("coroutine is being awaited already", async () => await coroutine));

        Assert.Equal(1, first.RunUntilComplete(task!));
    }

    private static async Coroutine<int> Work()
    {
        await Yield();
        return 1;
    }

    private static async Coroutine<int> Await(Coroutine<int> coroutine) => await coroutine;

    private static async Coroutine Refused(string message, Func<Coroutine> action)
    {
        try
        {
            await action();
        }
        catch (InvalidOperationException refused)
        {
            Assert.StartsWith(message, refused.Message);
            return;
        }

        Assert.Fail($"It is not refused with '{message}'.");
    }
}
