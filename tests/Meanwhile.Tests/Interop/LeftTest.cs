using Meanwhile.Testing;

namespace Meanwhile.Tests.Interop;

/// <summary>A test of awaits that a cancel gives up after a while: by the real clock, which goes on here only when the test says so.</summary>
public abstract class LeftTest : LoopTest
{
    private readonly VirtualTime real = new();

    /// <summary>How long the real clock has gone.</summary>
    private protected TimeSpan RealTime => real.GetElapsedTime(0);

    protected override LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,
            WindUpReport = Timeout.InfiniteTimeSpan,
            RealClock = real,
        };

    /// <summary>The real clock goes on by that.</summary>
    private protected void Pass(TimeSpan time) => real.Advance(time);

    /// <summary>Cancels a task that has begun to wait, and lets time pass until it has ended by that.</summary>
    private protected async Coroutine Cancelled(LoopTask task)
    {
        await Yield();
        await Yield();
        task.Cancel();
        await TimePasses(task);
        Assert.True(task.IsCancelled, task.ToString());
    }

    /// <summary>Lets time pass until the tasks are done: two seconds of the loop's for each of the real clock.</summary>
    private protected async Coroutine TimePasses(params LoopTask[] tasks)
    {
        while (!Array.TrueForAll(tasks, static task => task.IsDone))
        {
            Pass(0.5.Seconds);
            await Sleep(1.Seconds);
        }
    }
}
