using System.Threading.Tasks.Sources;

namespace Meanwhile.Tests.Interop;

/// <summary>A cancel meets the await of a source that was reset, and only throws when it is asked how the await stands.</summary>
public class ResetSourceTests : LeftTest
{
    private readonly Source source = new();

    [Theory, InlineData(false), InlineData(true)]
    public void Cancel_throws_nothing_and_the_await_ends_by_what_the_source_says(bool hasResult)
    {
        Run(async () =>
        {
            var task = CreateTask(Work(hasResult));
            await Yield();
            await Yield();
            source.Reset();
            Assert.True(task.Cancel());
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());

            // It calls back after all.
            source.End();
            await Yield();
        });

        Log.Is("reset | finally | cancelled");
    }

    [Fact]
    public void Source_that_was_reset_after_the_cancel_and_calls_back_ends_the_await()
    {
        Run(async () =>
        {
            var task = CreateTask(Work(hasResult: false));
            await Yield();
            await Yield();
            task.Cancel();
            source.Reset();
            source.End();
            await Sleep(1.Seconds);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("reset | finally | cancelled");
    }

    [Fact]
    public void Source_that_was_reset_after_the_cancel_and_does_not_call_back_ends_the_await_when_its_time_is_up()
    {
        Run(async () =>
        {
            var task = CreateTask(Work(hasResult: true));
            await Yield();
            await Yield();
            task.Cancel();
            source.Reset();
            Pass(3.Seconds);
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("reset | finally | cancelled");
    }

    [Fact]
    public void Sibling_in_a_group_is_cancelled_all_the_same()
    {
        Run(async () =>
        {
            var failed = await Assert.ThrowsAsync<ExceptionGroup>(() => CreateTask(Group()).AsTask());
            Assert.Equal(["body", "reset"], failed.InnerExceptions.Select(static inner => inner.Message).Order());
        });

        Log.Is("sibling");

        async Coroutine Group() =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(First());
                group.CreateTask(Second());
                await Yield();
                await Yield();
                source.Reset();
                throw new FormatException("body");
            });

        async Coroutine First() => await new ValueTask(source, 0);

        async Coroutine Second()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add("sibling");
            }
        }
    }

    private async Coroutine Work(bool hasResult)
    {
        try
        {
            try
            {
                if (hasResult)
                {
                    await new ValueTask<int>(source, 0);
                }
                else
                {
                    await new ValueTask(source, 0);
                }
            }
            catch (InvalidOperationException said)
            {
                Log.Add(said.Message);
            }
            finally
            {
                Log.Add("finally");
            }

            await Sleep(1.Hours);
        }
        catch (CancelledException)
        {
            Log.Add("cancelled");
            throw;
        }
    }

    private sealed class Source : IValueTaskSource, IValueTaskSource<int>
    {
        private Action? end;
        private bool isReset;

        public void GetResult(short token) => Throw();

        int IValueTaskSource<int>.GetResult(short token)
        {
            Throw();
            return 1;
        }

        public ValueTaskSourceStatus GetStatus(short token)
        {
            Throw();
            return ValueTaskSourceStatus.Pending;
        }

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => end = () => continuation(state);

        internal void Reset() => isReset = true;

        internal void End() => end!();

        private void Throw()
        {
            if (isReset)
            {
                throw new InvalidOperationException("reset");
            }
        }
    }
}
