using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Meanwhile.Tests.Interop;

/// <summary>What was left behind keeps neither itself alive nor the loop.</summary>
public class LeftMemoryTests : LeftTest
{
    [Fact]
    public void Source_of_a_ValueTask_that_was_left_and_nobody_has_is_not_kept()
    {
        Run(async () =>
        {
            var left = await LeaveSource();
            await Sleep(1.Seconds);
            Assert.True(IsGone(left));
        });
        TakeReports();

        async Coroutine<WeakReference> LeaveSource()
        {
            var (weak, task) = Begin();
            await Yield();
            await Yield();
            task.Cancel();
            await TimePasses(task);
            return weak;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (WeakReference, LoopTask) Begin()
        {
            var source = new Endless();
            return (new WeakReference(source), CreateTask(Await(source)));
        }

        static async Coroutine Await(Endless source) => await new ValueTask<int>(source, 0);
    }

    [Fact]
    public void Method_that_outlives_the_loop_does_not_keep_it()
    {
        var never = new TaskCompletionSource();
        var loop = RunToItsEnd(never.Task);
        Assert.Single(TakeReports());
        Assert.True(IsGone(loop));
        GC.KeepAlive(never);

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference RunToItsEnd(Task never)
        {
            WeakReference? weak = null;
            Run(async () =>
            {
                weak = new WeakReference(EventLoop.Current);
                EventLoop.Current.CallLater(1.Hours, () => Pass(2.1.Seconds));
                _ = Outlives(never);
                await Yield();
            });
            return weak!;
        }

        static async Task Outlives(Task never)
        {
            try
            {
                await Sleep(2.Hours);
            }
            catch (CancelledException)
            {
                Thread.MemoryBarrier();
            }

            await never.ConfigureAwait(false);
        }
    }

    [Fact]
    public void Method_that_a_finalizer_ends_is_told_of()
    {
        const int Times = 20;
        for (var i = 0; i < Times; i++)
        {
            Leave();
        }

        var isTold = SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();

                // Something on the stack may keep the last one.
                return Told.Count >= Times - 1;
            },
            60.Seconds
        );

        Assert.True(isTold, $"{Told.Count} of {Times} were told of");
        Assert.All(Told, static error => Assert.IsType<IOException>(error.Exception));

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Leave() =>
            Async.Run(
                async () => await MoveOnAfter(1.Seconds, async _ => await Waits()),
                new LoopOptions { TimeProvider = Clock, OnError = Told.Add, HandleInterrupt = false }
            );

        static async Task Waits()
        {
            var ended = new EndedByFinalizer();
            await ended.Source.Task;
            GC.KeepAlive(ended);
        }
    }

    private ConcurrentBag<LoopError> Told { get; } = [];

    // Something on the stack of a thread of the pool may keep it for a while.
    private static bool IsGone(WeakReference weak)
    {
        for (var i = 0; i < 50 && weak.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return !weak.IsAlive;
    }

    /// <summary>As a <see cref="PeriodicTimer"/> does, and much of what stands for something of the system.</summary>
    private sealed class EndedByFinalizer
    {
        internal TaskCompletionSource Source { get; } = new();

        ~EndedByFinalizer() => Source.TrySetException(new IOException("collected"));
    }

    private sealed class Endless : IValueTaskSource<int>
    {
        private object? kept;

        public int GetResult(short token) => 0;

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => kept = (continuation, state, kept);
    }
}
