namespace Meanwhile.Tests.Scheduling;

[Trait("Row", "S6")]
public class TurnsUsedTests : LoopTest
{
    [Fact]
    public void Awaiting_a_trivial_task_uses_two() => Assert.Equal(2, Turns(async () => await CreateTask(Nothing())));

    [Fact]
    public void Yielding_uses_one() => Assert.Equal(1, Turns(async () => await Yield()));

    [Fact]
    public void Sleeping_for_no_time_uses_one() => Assert.Equal(1, Turns(async () => await Sleep(TimeSpan.Zero)));

    [Fact]
    public void Gather_of_one_uses_three() => Assert.Equal(3, Turns(async () => await Gather(Nothing())));

    [Fact]
    public void Group_of_one_uses_three() =>
        Assert.Equal(3, Turns(async () => await TaskGroup.Run(async group => group.CreateTask(Nothing()))));

    [Fact]
    public void Empty_group_uses_none() => Assert.Equal(0, Turns(async () => await TaskGroup.Run(async _ => { })));

    [Fact]
    public void Wait_for_one_uses_three() => Assert.Equal(3, Turns(async () => await Wait([CreateTask(Nothing())])));

    [Fact]
    public void Shield_uses_three() => Assert.Equal(3, Turns(async () => await Shield(Nothing())));

    [Fact]
    public void WaitFor_a_coroutine_uses_none() => Assert.Equal(0, Turns(async () => await WaitFor(Nothing(), 1.Seconds)));

    [Fact]
    public void WaitFor_without_time_uses_three() =>
        Assert.Equal(
            3,
            Turns(async () => await Interop.AwaitForeignTests.Caught(async () => await WaitFor(Nothing(), TimeSpan.Zero)))
        );

    [Fact]
    public void WaitFor_a_task_without_time_uses_three() =>
        Assert.Equal(
            3,
            Turns(async () => await Interop.AwaitForeignTests.Caught(async () => await WaitFor(CreateTask(Nothing()), TimeSpan.Zero)))
        );

    [Fact]
    public void Inline_await_uses_none() => Assert.Equal(0, Turns(async () => await Nothing()));

    private static async Coroutine Nothing() { }

    /// <summary>How many turns of the loop pass in that await.</summary>
    private int Turns(Func<Coroutine> awaiting) =>
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var turns = 0;
            loop.CallSoon(Count);
            await Yield();
            var before = turns;
            await awaiting();
            return turns - before;

            void Count()
            {
                turns++;
                if (LoopIsInUse())
                {
                    loop.CallSoon(Count);
                }
            }

            bool LoopIsInUse() => loop.Tasks.Count > 0;
        });
}
