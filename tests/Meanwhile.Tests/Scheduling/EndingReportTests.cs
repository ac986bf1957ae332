using Meanwhile.Testing;

namespace Meanwhile.Tests.Scheduling;

/// <summary>A run that is to end and does not says what it waits for.</summary>
public class EndingReportTests : LoopTest
{
    private readonly VirtualTime real = new();
    private Action<LoopError> told = static _ => { };

    protected override LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            HandleInterrupt = false,
            RealClock = real,
            OnError = error =>
            {
                Report(error);
                told(error);
            },
        };

    [Fact]
    public void Run_that_winds_up_for_long_shows_the_tasks_that_it_waits_for_and_again_every_minute()
    {
        var reports = 0;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var gate = new Future();
            told = _ =>
            {
                if (++reports == 1)
                {
                    loop.CallSoon(() => real.Advance(61.Seconds));
                }
                else
                {
                    gate.SetResult();
                }
            };
            CreateTask(Decline(gate), name: "stubborn");
            await Yield();
        });

        var (first, second) = (TakeReports(), reports);
        Assert.Equal(2, second);
        Assert.StartsWith("Shutting down event loop", first[0], StringComparison.Ordinal);
        Assert.Contains("has taken 5 s so far", first[0], StringComparison.Ordinal);
        Assert.Contains("stubborn", first[0], StringComparison.Ordinal);
        Assert.Contains("Decline", first[0], StringComparison.Ordinal);
        Assert.Contains("has taken 66 s so far", first[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_winds_up_in_time_says_nothing()
    {
        Run(async () =>
        {
            CreateTask(Slow());
            await Yield();
        });
        real.Advance(1.Hours);

        async Coroutine Slow()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                real.Advance(4.9.Seconds);
                await Sleep(1.Hours);
            }
        }
    }

    private async Coroutine Decline(Future gate)
    {
        try
        {
            await new Future();
        }
        catch (CancelledException)
        {
            real.Advance(5.1.Seconds);
            await gate;
        }
    }
}
