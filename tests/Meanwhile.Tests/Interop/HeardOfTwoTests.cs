namespace Meanwhile.Tests.Interop;

/// <summary>Two cancels, of which the later one is that of a scope further in: the code around the scope hears of the first one once.</summary>
public class HeardOfTwoTests : HearingTest
{
    public static TheoryData<string> Scopes => ["WithTimeout", "MoveOnAfter", "WaitFor", "a deadline in a deadline", "a group in a deadline", "a coroutine between"];

    [Theory, MemberData(nameof(Scopes))]
    public void Deadline_that_cuts_clean_up_off_does_not_bring_the_first_cancel_again(string how)
    {
        Run(async () =>
        {
            var task = CreateTask(Calls());
            EventLoop.Current.CallLater(5.Seconds, () => task.Cancel());
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("cut off at 10 s | cleaned up at 11 s");

        async Coroutine Calls() => await Outer();

        async Task Outer()
        {
            try
            {
                await Scoped(how);
            }
            finally
            {
                await CleanUp(1);
            }
        }
    }

    [Theory, MemberData(nameof(Scopes))]
    public void Code_that_declines_it_goes_on(string how)
    {
        Run(async () =>
        {
            var task = CreateTask(Calls());
            EventLoop.Current.CallLater(5.Seconds, () => task.Cancel());
            await task;
        });

        Log.Is("cut off at 10 s | declined at 10 s | went on until 11 s");

        async Coroutine Calls() => await Outer();

        async Task Outer()
        {
            try
            {
                await Scoped(how);
            }
            catch (CancelledException)
            {
                Log.Add($"declined at {Now} s");
            }

            await Sleep(1.Seconds);
            Log.Add($"went on until {Now} s");
        }
    }

    [Fact]
    public void Deadlines_inside_each_other_with_methods_between_come_once_each()
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(5.Seconds, async _ => await Outer()));
            Log.Add($"over at {Now} s");
        });

        Log.Is("cut off at 6 s | cleaned up at 7 s | over at 7 s");

        async Task Outer()
        {
            try
            {
                await MoveOnAfter(6.Seconds, async _ => await Cleans(100));
            }
            finally
            {
                await CleanUp(1);
            }
        }
    }

    private async Coroutine Scoped(string how)
    {
        switch (how)
        {
            case "WithTimeout":
                await WithTimeout(10.Seconds, async _ => await Cleans(100));
                break;
            case "MoveOnAfter":
                await MoveOnAfter(10.Seconds, async _ => await Cleans(100));
                break;
            case "WaitFor":
                await WaitFor(Cleaning(), 10.Seconds);
                break;
            case "a deadline in a deadline":
                await MoveOnAfter(20.Seconds, async _ => await WithTimeout(10.Seconds, async _ => await Cleans(100)));
                break;
            case "a group in a deadline":
                await MoveOnAfter(10.Seconds, async _ => await TaskGroup.Run(async _ => await Cleans(100)));
                break;
            default:
                await MoveOnAfter(10.Seconds, async _ => await Cleaning());
                break;
        }
    }

    private async Coroutine Cleaning() => await Cleans(100);

    private async Task Cleans(double seconds)
    {
        try
        {
            await Sleep(1.Hours);
        }
        finally
        {
            await CleanUp(seconds);
        }
    }
}
