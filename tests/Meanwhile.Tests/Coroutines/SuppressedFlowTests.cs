namespace Meanwhile.Tests.Coroutines;

/// <summary>A loop runs in the context in which it was made, also where who runs it suppresses the flow of his, or does not.</summary>
[Trait("Row", "S62")]
public class SuppressedFlowTests : LoopTest
{
    private static readonly AsyncLocal<string?> Local = new();

    [Fact]
    public void Loop_made_outside_runs_in_its_own_context_where_the_flow_is_suppressed()
    {
        Local.Value = "made";
        using var runner = new LoopRunner(Options);
        Local.Value = "run";
        using (ExecutionContext.SuppressFlow())
        {
            runner.Run(async () =>
            {
                Assert.False(ExecutionContext.IsFlowSuppressed());
                Assert.Equal("made", Local.Value);
                Local.Value = "main";
                Assert.Equal("main", await CreateTask(Read()));
                await Yield();
                Assert.Equal("main", Local.Value);
            });
            Assert.True(ExecutionContext.IsFlowSuppressed());
            Assert.Equal("run", Local.Value);
        }

        Assert.False(ExecutionContext.IsFlowSuppressed());
        Assert.Equal("run", Local.Value);
    }

    [Fact]
    public void Suppression_is_back_after_every_run_and_after_the_end()
    {
        var runner = new LoopRunner(Options);
        using (ExecutionContext.SuppressFlow())
        {
            for (var run = 0; run < 3; run++)
            {
                runner.Run(async () =>
                {
                    Assert.Null(Local.Value);
                    Local.Value = "first";
                    CreateTask(Sleep(1.Hours));
                    await Yield();
                });
                Assert.True(ExecutionContext.IsFlowSuppressed());
            }

            runner.Dispose();
            Assert.True(ExecutionContext.IsFlowSuppressed());
        }

        Assert.False(ExecutionContext.IsFlowSuppressed());
    }

    [Fact]
    public void Suppression_is_back_after_a_run_that_fails()
    {
        using var runner = new LoopRunner(Options);
        using (ExecutionContext.SuppressFlow())
        {
            Assert.Throws<InvalidTimeZoneException>(() => runner.Run(Fail));
            Assert.True(ExecutionContext.IsFlowSuppressed());
        }

        static async Coroutine Fail()
        {
            await Yield();
            throw new InvalidTimeZoneException();
        }
    }

    [Fact]
    public void Loop_made_where_the_flow_is_suppressed_runs_so_elsewhere()
    {
        LoopRunner made;
        using (ExecutionContext.SuppressFlow())
        {
            made = new LoopRunner(Options);
        }

        using var runner = made;
        Local.Value = "outside";
        for (var run = 0; run < 2; run++)
        {
            runner.Run(async () =>
            {
                Assert.True(ExecutionContext.IsFlowSuppressed());
                await Yield();
                await CreateTask(Read());
                EventLoop.Current.CallSoon(() => Log.Add($"{ExecutionContext.IsFlowSuppressed()}"));
                await Yield();
            });
            Assert.False(ExecutionContext.IsFlowSuppressed());
            Assert.Equal("outside", Local.Value);
        }

        Log.Is("True | True");
    }

    [Fact]
    public void What_is_handed_over_from_a_thread_with_flow_keeps_its_values_in_a_loop_without()
    {
        LoopRunner made;
        using (ExecutionContext.SuppressFlow())
        {
            made = new LoopRunner(Options);
        }

        using var runner = made;
        Local.Value = "giver";
        var loop = runner.Loop;
        loop.CallSoonThreadsafe(() => Log.Add($"callback {Local.Value}"));
        Local.Value = null;
        runner.Run(async () =>
        {
            await Yield();
            Log.Add($"main {Local.Value}");
        });

        Log.Is("callback giver | main ");
    }

    private static async Coroutine<string?> Read() => Local.Value;
}
