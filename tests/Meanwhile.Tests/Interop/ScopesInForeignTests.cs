namespace Meanwhile.Tests.Interop;

/// <summary>Timeouts and groups that are opened inside foreign methods, around foreign code.</summary>
public class ScopesInForeignTests : LeftTest
{
    [Fact]
    public void Deadline_in_a_foreign_method_ends_what_it_gathers()
    {
        Run(async () => Assert.False(await Outer()));
        Assert.Equal(1.Seconds, ((Meanwhile.Testing.VirtualTime)Clock).Now);

        async Task<bool> Outer() => await MoveOnAfter(1.Seconds, async _ => await Gather([Read()]));

        async Task Read()
        {
            await Task.Run(static () => Thread.SpinWait(1000));
            await Task.Yield();
            await Sleep(1.Hours);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Method_that_goes_on_after_a_scope_in_which_a_cancel_was_declined_is_awaited(bool withScope)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Log.Add("ended");
        });
        Log.Is("inner returned | outer ends | ended");

        async Coroutine Work() => await Outer();

        async Task Outer()
        {
            await Inner();
            Log.Add("inner returned");
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            Log.Add("outer ends");
        }

        async Coroutine Inner()
        {
            if (withScope)
            {
                await WithTimeout(10.Seconds, async _ => await Partial());
            }
            else
            {
                await Partial();
            }
        }

        async Task Partial()
        {
            try
            {
                await Task.Delay(10.Seconds, Clock, CurrentToken);
            }
            catch (OperationCanceledException)
            {
                Assert.True(CurrentToken.IsCancellationRequested);
            }
        }
    }
}
