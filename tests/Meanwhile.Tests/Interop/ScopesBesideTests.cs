namespace Meanwhile.Tests.Interop;

/// <summary>A foreign method that has come back from an await of a coroutine begins several things at once: each is in its own scopes.</summary>
public class ScopesBesideTests : LoopTest
{
    [Theory]
    [InlineData("together")]
    [InlineData("begun and awaited later")]
    [InlineData("gathered")]
    [InlineData("begun and left")]
    public void Deadline_ends_what_is_inside_and_nothing_beside(string way)
    {
        Run(async () =>
        {
            await Both(way);
            await Sleep(1.Hours);
        });

        Log.Is("timed out at 3 s | other is done at 11 s");
    }

    [Fact]
    public void Each_of_several_deadlines_ends_its_own()
    {
        Run(async () =>
        {
            await Several();
            Log.Add($"over at {EventLoop.Current.Time.TotalSeconds} s");
        });

        Log.Is("False at 3 s | False at 5 s | False at 7 s | over at 7 s");

        async Task Several()
        {
            await Sleep(1.Seconds);
            await Task.WhenAll(Ends(2), Ends(4), Ends(6));
        }

        async Task Ends(int seconds)
        {
            var isFinished = await MoveOnAfter(seconds.Seconds, static async _ => await Sleep(1.Hours));
            Log.Add($"{isFinished} at {EventLoop.Current.Time.TotalSeconds} s");
        }
    }

    [Fact]
    public void Group_that_fails_ends_its_own_body_and_nothing_beside()
    {
        Run(async () =>
        {
            await Both();
            Log.Add($"over at {EventLoop.Current.Time.TotalSeconds} s");
        });

        Log.Is("failed at 3 s | other is done at 11 s | over at 11 s");

        async Task Both()
        {
            await Sleep(1.Seconds);
            await Task.WhenAll(Fails(), Other());
        }

        async Task Fails()
        {
            try
            {
                await TaskGroup.Run(static async group =>
                {
                    group.CreateTask(Failing());
                    await Sleep(1.Hours);
                });
            }
            catch (ExceptionGroup)
            {
                Log.Add($"failed at {EventLoop.Current.Time.TotalSeconds} s");
            }
        }

        static async Coroutine Failing()
        {
            await Sleep(2.Seconds);
            throw new IOException("own");
        }
    }

    private async Task Both(string way)
    {
        await Sleep(1.Seconds);
        switch (way)
        {
            case "together":
                await Task.WhenAll(Limited(), Other());
                break;
            case "gathered":
                await Gather([Limited(), Other()]);
                break;
            case "begun and awaited later":
                var limited = Limited();
                await Other();
                await limited;
                break;
            default:
                _ = Limited();
                await Other();
                break;
        }
    }

    private async Task Limited()
    {
        try
        {
            await WithTimeout(2.Seconds, static async _ => await Sleep(20.Seconds));
        }
        catch (TimeoutException)
        {
            Log.Add($"timed out at {EventLoop.Current.Time.TotalSeconds} s");
        }
    }

    private async Task Other()
    {
        await Sleep(10.Seconds);
        Log.Add($"other is done at {EventLoop.Current.Time.TotalSeconds} s");
    }
}
