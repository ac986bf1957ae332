namespace Meanwhile.Tests.Interop;

/// <summary>A cancel is thrown into one part of a task, which keeps it to itself: what does not wait for that part is still to hear of it.</summary>
public class DeclinedBesideTests : LeftTest
{
    // The task awaits two methods at once, below which a coroutine was told, and something else of the task got the cancel.
    [Theory, InlineData(true), InlineData(false)]
    public void Await_below_which_nobody_got_the_cancel_leaves_it_to_come(bool isGathered)
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () =>
                await WithTimeout(1.Seconds, async _ =>
                {
                    var beside = Declining();
                    Task[] awaited = [Relaying(), Asking()];
                    if (isGathered)
                    {
                        await Gather(awaited);
                    }
                    else
                    {
                        await Task.WhenAll(awaited);
                    }

                    Log.Add($"goes on at {EventLoop.Current.Time.TotalSeconds} s");
                    await beside;
                    await Sleep(1.Hours);
                })
            );
            Log.Add($"ends at {EventLoop.Current.Time.TotalSeconds} s");
        });

        Log.Is("declines | goes on at 2 s | ends at 2 s");

        async Task Relaying() => await Told();

        async Coroutine Told() => await Task.WhenAll(Task.Delay(2.Seconds, Clock, CancellationToken.None));

        static async Task Asking()
        {
            _ = CurrentToken;
            await Yield();
        }
    }

    [Fact]
    public void Token_asked_for_while_a_cancel_is_to_come_tells_of_it_though_it_was_declined_elsewhere()
    {
        var granted = new TaskCompletionSource();
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            granted.SetResult();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled);
        });

        Log.Is("declines | token is cancelled: False | granted | token is cancelled: True");

        async Coroutine Work()
        {
            _ = CurrentToken;
            var beside = Declining(asks: true);
            await Twice(granted.Task);
            Log.Add("granted");
            Log.Add($"token is cancelled: {CurrentToken.IsCancellationRequested}");
            await Sleep(1.Hours);
        }
    }

    private static async Task Twice(Task first)
    {
        await first;
        await Task.Yield();
        await Task.Yield();
    }

    private async Task Declining(bool asks = false)
    {
        try
        {
            await Sleep(1.Hours);
        }
        catch (CancelledException)
        {
            Log.Add("declines");
            if (asks)
            {
                Log.Add($"token is cancelled: {CurrentToken.IsCancellationRequested}");
            }
        }
    }
}
