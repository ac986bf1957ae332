namespace Meanwhile.Tests.Issues;

/// <summary>A failure that is awaited again and again.</summary>
public class RepeatedFailureTests : LoopTest
{
    [Fact]
    public void Trace_of_a_failed_task_does_not_grow_with_the_number_of_its_awaits()
    {
        Run(async () =>
        {
            var task = CreateTask(Fail());
            var lengths = new HashSet<int>();
            for (var i = 0; i < 500; i++)
            {
                var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await task);
                lengths.Add(failure.StackTrace!.Length);
            }

            Assert.Single(lengths);
            Assert.Contains(nameof(Fail), task.Exception!.StackTrace, StringComparison.Ordinal);
        });

        static async Coroutine Fail()
        {
            await Yield();
            throw new InvalidOperationException("it");
        }
    }

    [Fact]
    public void Time_in_the_past_is_due_at_once_also_before_the_loop_was_made()
    {
        Run(async () =>
        {
            var called = new Future();
            EventLoop.Current.CallAt(-5.Seconds, called.SetResult);
            await called;
            Assert.Equal(TimeSpan.Zero, EventLoop.Current.Time);
        });
    }

    [Fact]
    public void More_hours_than_there_are_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => 300_000_000.Hours);
}
