namespace Meanwhile.Tests.Coroutines;

/// <summary>In Debug the compiler makes each state machine a class, one for each call: there these say nothing and are skipped.</summary>
[Collection(nameof(Alone))]
public partial class AllocationTests : LoopTest
{
#if DEBUG
    private const bool StateMachinesAreClasses = true;
#else
    private const bool StateMachinesAreClasses = false;
#endif

    [Fact]
    public void Await_of_a_child_that_finishes_at_once_allocates_nothing() => AllocatesNothing(static async () => await Five());

    [Fact]
    public void Yield_allocates_nothing() => AllocatesNothing(static async () => await Yield());

    [Fact]
    public void Sleep_allocates_nothing() => AllocatesNothing(static async () => await Sleep(1.Milliseconds));

    [Fact]
    public void Nested_call_that_suspends_allocates_nothing() => AllocatesNothing(static async () => await Outer());

    private static async Coroutine<int> Five() => 5;

    private static async Coroutine<int> Outer() => await Middle() + 1;

    private static async Coroutine<int> Middle()
    {
        await Yield();
        return 1;
    }

    /// <param name="work">What is measured.</param>
    /// <param name="beside">What another task does meanwhile, again and again.</param>
    private void AllocatesNothing(Func<Coroutine> work, Func<Coroutine>? beside = null)
    {
        Assert.SkipWhen(StateMachinesAreClasses, "In Debug state machines are classes.");
        var allocated = Run(async () =>
        {
            if (beside is not null)
            {
                CreateTask(Repeat(beside));
            }

            // Code that is not yet optimised boxes the awaiters; the compiler comes to it in its own time, on another thread.
            var least = long.MaxValue;
            for (var round = 0; round < 10_000 && least > 0; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 1000; i++)
                {
                    await work();
                }

                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return least;
        });
        Assert.Equal(0, allocated);
    }

    private static async Coroutine Repeat(Func<Coroutine> work)
    {
        while (true)
        {
            await work();
        }
    }
}
