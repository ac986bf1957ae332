using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Issues;

/// <summary>A scope inside foreign code asks to end before that code has first suspended: the code around it is not cancelled.</summary>
public class ScopeInForeignCodeTests
{
    [Fact]
    public void Group_that_is_cancelled_at_once_does_not_end_the_await_of_the_code_around_it() =>
        Assert.Equal("left the group | went on at 1", Printed.By(static async print => await Outer(print, CancelledGroup(print))));

    [Fact]
    public void Deadline_that_is_over_at_once_does_not_either() =>
        Assert.Equal("moved on | went on at 1", Printed.By(static async print => await Outer(print, NoTime(print))));

    private static async Coroutine Outer(Action<object> print, Coroutine inner)
    {
        await Task.WhenAll(Task.WhenAll(Foreign(inner), Done()), Foreign(Sleep(1.Seconds)));
        print($"went on at {EventLoop.Current.Time.TotalSeconds}");
    }

    private static async Coroutine CancelledGroup(Action<object> print)
    {
        await TaskGroup.Run(async group =>
        {
            group.Cancel();
            await Sleep(1.Hours);
        });
        print("left the group");
    }

    private static async Coroutine NoTime(Action<object> print)
    {
        await MoveOnAfter(TimeSpan.Zero, async _ => await Sleep(1.Hours));
        print("moved on");
    }

    private static async Task Foreign(Coroutine inner) => await inner;

    private static async Task Done() => await Yield();
}
