using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Meanwhile.Tests.Interop;

/// <summary>What is told of Tasks that end when nobody waits for them any longer, and what is counted of awaits that never began.</summary>
public class LateFailureTests : LoopTest
{
    private const string Late = "A Task failed after the await of it was cancelled";
    private readonly TaskCompletionSource<int> source = new();

    [Fact]
    public void Failure_after_the_loop_has_closed_is_told_once_however_many_waited_and_in_whatever_way()
    {
        Run(AbandonAll);
        source.SetException(new FormatException());

        Assert.Equal([Late], TakeReports());
    }

    [Fact]
    public void Failure_as_the_loop_closes_is_told_once()
    {
        var loop = new EventLoop(Options);
        loop.RunUntilComplete(AbandonAll());

        // Nobody runs the loop any more, and it is not closed.
        source.SetException(new FormatException());
        Assert.Empty(TakeReports());
        loop.Close();

        Assert.Equal([Late], TakeReports());
    }

    [Fact]
    public void Failure_while_the_loop_runs_is_told_once()
    {
        Run(async () =>
        {
            await AbandonAll();
            source.SetException(new FormatException());
            await Sleep(1.Seconds);
        });

        Assert.Equal([Late], TakeReports());
    }

    [Fact]
    public void Each_loop_tells_of_it()
    {
        Run(AbandonAll);
        Run(AbandonAll);
        source.SetException(new FormatException());

        Assert.Equal([Late, Late], TakeReports());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void End_by_a_cancel_is_no_failure_in_whatever_way_it_was_awaited(bool hasClosed)
    {
        Run(async () =>
        {
            await AbandonAll();
            if (!hasClosed)
            {
                source.SetException(new OperationCanceledException());
                await Sleep(1.Seconds);
            }
        });
        source.TrySetException(new OperationCanceledException());

        Assert.Empty(TakeReports());
        Assert.True(source.Task.IsFaulted);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Await_whose_awaiter_refuses_to_call_back_is_not_counted_as_one_that_is_under_way(int kind)
    {
        Run(async () =>
        {
            var task = CreateTask(Refused(kind));
            await Wait([task]);
            Assert.IsType<FormatException>(task.Exception);
            Assert.False(EventLoop.Current.AwaitsForeign);
        });

        static async Coroutine Refused(int kind)
        {
            switch (kind)
            {
                case 0:
                    await new Refusing();
                    break;
                case 1:
                    await new RefusingUnsafe();
                    break;
                default:
                    await new ValueTask(new RefusingSource(), 0);
                    break;
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Source_that_refuses_to_call_back_lets_clean_up_run(bool withResult)
    {
        Run(async () =>
        {
            try
            {
                await Refused();
            }
            catch (FormatException)
            {
                Log.Add("told");
            }

            Assert.False(EventLoop.Current.AwaitsForeign);
        });

        Log.Is("cleans up | cleaned up | told");

        async Coroutine Refused()
        {
            try
            {
                if (withResult)
                {
                    await new ValueTask<int>(new RefusingSource(), 0);
                }
                else
                {
                    await new ValueTask(new RefusingSource(), 0);
                }
            }
            finally
            {
                Log.Add("cleans up");
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }

    private async Coroutine AbandonAll()
    {
        LoopTask[] waiting =
        [
            CreateTask(AwaitTask()),
            CreateTask(AwaitTask()),
            CreateTask(AwaitTask()),
            CreateTask(AwaitValueTask()),
            CreateTask(AwaitValueTask()),
            CreateTask(AwaitGather()),
            CreateTask(AwaitGather()),
            CreateTask(AwaitCoroutine()),
        ];
        await Yield();
        await Yield();
        Array.ForEach(waiting, static task => task.Cancel());
        await Wait(waiting);
        Assert.All(waiting, static task => Assert.True(task.IsCancelled));
    }

    private async Coroutine AwaitTask() => await source.Task;

    private async Coroutine AwaitValueTask() => await new ValueTask<int>(source.Task);

    private async Coroutine AwaitGather() => await Gather(new[] { source.Task });

    private async Coroutine AwaitCoroutine() => await source.Task.AsCoroutine();

    private sealed class Refusing : INotifyCompletion
    {
        public bool IsCompleted => false;

        public Refusing GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) => throw new FormatException();
    }

    private sealed class RefusingUnsafe : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public RefusingUnsafe GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) => throw new FormatException();

        public void UnsafeOnCompleted(Action continuation) => throw new FormatException();
    }

    private sealed class RefusingSource : IValueTaskSource, IValueTaskSource<int>
    {
        public void GetResult(short token) { }

        int IValueTaskSource<int>.GetResult(short token) => 0;

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => throw new FormatException();
    }
}
