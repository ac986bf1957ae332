namespace Meanwhile.Tests.Scheduling;

[Trait("Row", "S11")]
public class StopTests : LoopTest
{
    [Fact]
    public void Stop_before_a_run_gives_exactly_one_turn()
    {
        using var loop = new EventLoop(Options);
        var turns = 0;
        loop.CallSoon(Again);
        loop.Stop();
        loop.RunForever();
        Assert.Equal(1, turns);
        loop.Stop();
        loop.RunForever();
        Assert.Equal(2, turns);

        void Again()
        {
            turns++;
            loop.CallSoon(Again);
        }
    }

    [Fact]
    public void Stop_ends_the_run_after_the_turn()
    {
        using var loop = new EventLoop(Options);
        loop.CallSoon(() =>
        {
            Log.Add("stops");
            loop.Stop();
            loop.CallSoon(() => Log.Add("next turn"));
        });
        loop.CallSoon(() => Log.Add("same turn"));
        loop.RunForever();
        Log.Is("stops | same turn");
        Assert.False(loop.IsRunning);
        loop.Stop();
        loop.RunForever();
        Log.Is("stops | same turn | next turn");
    }

    [Fact]
    public void Loop_stopped_before_its_future_is_done_says_so()
    {
        using var loop = new EventLoop(Options);
        var future = new Future<int>(loop);
        loop.CallSoon(loop.Stop);
        var refused = Assert.Throws<InvalidOperationException>(() => loop.RunUntilComplete(future));
        Assert.StartsWith("Event loop stopped before Future completed", refused.Message);
        loop.CallSoon(() => future.SetResult(5));
        Assert.Equal(5, loop.RunUntilComplete(future));
    }

    [Fact]
    public void Closed_loop_refuses_everything()
    {
        var loop = new EventLoop(Options);
        loop.Close();
        loop.Close();
        Assert.True(loop.IsClosed);
        Action[] calls =
        [
            () => loop.CallSoon(() => { }),
            () => loop.CallLater(1.Seconds, () => { }),
            () => loop.CallAt(1.Seconds, () => { }),
            () => loop.CallSoonThreadsafe(() => { }),
            loop.RunForever,
            () => loop.RunUntilComplete(new Future(loop)),
        ];
        Assert.All(calls, call => Assert.StartsWith("Event loop is closed", Assert.Throws<InvalidOperationException>(call).Message));
    }
}
