namespace Meanwhile.Tests.Coroutines;

/// <summary>What code leaves behind in the execution or synchronization context when it suspends or ends.</summary>
[Trait("Row", "S90")]
public class LeftContextTests : LoopTest
{
    private static readonly AsyncLocal<string?> Local = new();

    // The caller has no context of its own: what the callee leaves behind must not become that of the loop.
    [Theory, InlineData(false), InlineData(true)]
    public void What_a_coroutine_sets_after_a_suspension_reaches_neither_its_caller_nor_the_next_task(bool suspendsAfter)
    {
        Run(async () =>
        {
            var other = CreateTask(ReadAfter(3));
            await Change();
            Assert.Null(Local.Value);
            Assert.Same(LoopTask.Current, SynchronizationContext.Current);
            await Yield();
            Assert.Same(LoopTask.Current, SynchronizationContext.Current);
            Assert.Null(await other);
        });

        async Coroutine Change()
        {
            await Yield();
            Local.Value = "changed";
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            if (suspendsAfter)
            {
                await Yield();
                Assert.Equal("changed", Local.Value);
                Assert.Same(LoopTask.Current, SynchronizationContext.Current);
            }
        }

        static async Coroutine<string?> ReadAfter(int turns)
        {
            for (var i = 0; i < turns; i++)
            {
                await Yield();
                Assert.Same(LoopTask.Current, SynchronizationContext.Current);
            }

            return Local.Value;
        }
    }

    // The two ways in which foreign code runs while a coroutine suspends, or after it: neither is an async method that cleans up behind itself.
    [Fact]
    public void What_an_awaiter_or_a_bare_continuation_sets_does_not_reach_the_next_task()
    {
        Run(async () =>
        {
            var others = Enumerable.Range(0, 3).Select(_ => CreateTask(Look())).ToArray();
            await new Setting();
            Assert.Null(Local.Value);
            Assert.Same(LoopTask.Current, SynchronizationContext.Current);
            var awaiter = Sleep(1.Milliseconds).GetAwaiter();
            awaiter.UnsafeOnCompleted(() => Local.Value = "continuation");
            await Sleep(2.Milliseconds);
            foreach (var other in others)
            {
                await other;
            }
        });

        static async Coroutine Look()
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Null(Local.Value);
                Assert.Same(LoopTask.Current, SynchronizationContext.Current);
                await (i % 2 == 0 ? Yield() : Sleep(1.Milliseconds));
            }
        }
    }

    private sealed class Setting : System.Runtime.CompilerServices.ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Setting GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            EventLoop.Current.CallSoon(continuation);
            Local.Value = "awaiter";
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        }
    }
}
