using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Interop;

/// <summary>A cancel that meets the end of an <c>await using</c> or <c>await foreach</c> with an exception on its way: that one counts, and the cancel is still to come.</summary>
public class DisposalOnTheWayOutTests : LeftTest
{
    public static TheoryData<string, bool> Ways =>
        new MatrixTheoryData<string, bool>(["coroutine", "token", "coroutine in a pooled method", "iterator", "iterator with a token"], [false, true]);

    [Theory]
    [MemberData(nameof(Ways))]
    public void Exception_is_not_replaced_by_the_cancel(string way, bool isDeadline)
    {
        Run(async () =>
        {
            var task = CreateTask(isDeadline ? WithTimeout(1.Seconds, async _ => await Fails(way)) : Fails(way));
            await Sleep(1.Seconds);
            if (!isDeadline)
            {
                task.Cancel();
            }

            await Wait([task]);
            Assert.IsType<IOException>(task.Exception);
        });
        Log.Is("disposes | disposed by CancelledException, or by its token");
        Assert.True(Clock.GetElapsedTime(0) < 2.Seconds, $"{Clock.GetElapsedTime(0)}");
    }

    [Fact]
    public void Cancel_is_thrown_at_an_await_of_code_that_caught_the_exception()
    {
        Run(async () =>
        {
            var task = CreateTask(GoesOn());
            await Sleep(1.Seconds);
            task.Cancel();
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("disposes | disposed by CancelledException, or by its token | caught");

        async Coroutine GoesOn()
        {
            try
            {
                await Fails("coroutine");
            }
            catch (IOException)
            {
                Log.Add("caught");
                await Sleep(1.Hours);
            }
        }
    }

    [Fact]
    public void Only_the_disposal_that_the_cancel_meets_is_cut_off()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.IsType<IOException>(task.Exception);
        });
        Log.Is("disposes third | disposes second | disposed second | disposes first | disposed first");

        async Coroutine Work()
        {
            await using var first = new Slow("first", 0.5, Log);
            await using var second = new Slow("second", 0.5, Log);
            await using var third = new Slow("third", 5, Log);
            throw new IOException("own");
        }
    }

    private async Coroutine Fails(string way)
    {
        switch (way)
        {
            case "iterator":
            case "iterator with a token":
                await foreach (var _ in Items(way != "iterator"))
                {
                    throw new IOException("own");
                }

                break;
            default:
                await using (new Disposed(way, this))
                {
                    throw new IOException("own");
                }
        }
    }

    private async IAsyncEnumerable<int> Items(bool hasToken)
    {
        try
        {
            yield return 1;
        }
        finally
        {
            await Ends(hasToken);
        }
    }

    private async Task Ends(bool hasToken)
    {
        Log.Add("disposes");
        try
        {
            if (hasToken)
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            else
            {
                await Sleep(1.Hours);
            }
        }
        catch (OperationCanceledException)
        {
            Log.Add("disposed by CancelledException, or by its token");
            throw;
        }
    }

    private sealed class Disposed(string way, DisposalOnTheWayOutTests test) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => way == "coroutine in a pooled method" ? Pooled() : Plain();

        private async ValueTask Plain() => await test.Ends(way == "token");

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        private async ValueTask Pooled() => await test.Ends(hasToken: false);
    }

    private sealed class Slow(string name, double seconds, Transcript log) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            log.Add($"disposes {name}");
            await Sleep(seconds.Seconds);
            log.Add($"disposed {name}");
        }
    }
}
