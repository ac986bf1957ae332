namespace Meanwhile.Tests.Issues;

/// <summary>What throws out of its turn against the rules does not bring the loop down, and is named.</summary>
public class EscapedExceptionTests : LoopTest
{
    [Fact]
    public void Escape_from_a_ready_item_is_reported_and_the_rest_runs_in_order()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.CallSoon(() => Log.Add("before"));
            loop.Ready.Enqueue(new ThrowingItem());
            loop.CallSoon(() => Log.Add("after"));
            await Sleep(1.Seconds);
            Log.Add("main");
        });

        Log.Is("before | after | main");
        AssertReported("event loop ");
    }

    [Fact]
    public void Escape_from_a_timer_is_reported_and_later_timers_fire()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.Timers.Add(loop.DueIn(1.Seconds.Ticks), new ThrowingItem());
            await Sleep(1.Seconds);
            Log.Add("same time");
            await Sleep(1.Seconds);
            Log.Add("later");
        });

        Log.Is("same time | later");
        AssertReported("event loop ");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Escape_from_a_step_fails_its_task_and_no_other(bool inDebugMode)
    {
        Async.Run(
            async () =>
            {
                var loop = EventLoop.Current;
                var beside = CreateTask(Beside());
                var torn = CreateTask(Torn(), name: "torn");
                await Interop.AwaitForeignTests.Caught(async () => await torn);
                Assert.IsType<FormatException>(torn.Exception);
                await beside;
                Assert.Equal(0, loop.InlineDepth);
                Assert.Equal([LoopTask.Current!], loop.Tasks);
                await Nested(300);
            },
            new LoopOptions { TimeProvider = Clock, HandleInterrupt = false, OnError = Report, Debug = inDebugMode }
        );

        Log.Is("beside");
        AssertReported("a step of task 'torn' created at ");

        async Coroutine Beside()
        {
            await Sleep(1.Seconds);
            Log.Add("beside");
        }

        static async Coroutine Nested(int depth)
        {
            if (depth > 0)
            {
                await Nested(depth - 1);
            }
            else
            {
                await Yield();
            }
        }
    }

    [Fact]
    public void Escape_from_the_first_step_of_an_eager_task_fails_it_and_leaves_the_step_of_its_maker_whole()
    {
        Run(async () =>
        {
            var me = LoopTask.Current;
            var torn = CreateTask(Torn(), name: "torn", eager: true);
            Assert.IsType<FormatException>(torn.Exception);
            Assert.Same(me, LoopTask.Current);
            await Sleep(1.Seconds);
            Assert.Same(me, LoopTask.Current);
            Log.Add("goes on");
        });

        Log.Is("goes on");
        AssertReported("a step of task 'torn' created at ");
    }

    [Fact]
    public void Main_whose_step_is_torn_fails_by_that()
    {
        Assert.Throws<FormatException>(() => Run(Torn));
        AssertReported("a step of task 'main' created at ");
    }

    private static Coroutine Torn()
    {
        var source = new ThrowingSource { Loop = EventLoop.Current };
        return new Coroutine(source, source.Token);
    }

    private void AssertReported(string where)
    {
        var error = Assert.Single(TakeErrors());
        Assert.StartsWith($"An exception escaped from {where}", error.Message);
        Assert.IsType<FormatException>(error.Exception);
    }

    private sealed class ThrowingItem : IReadyItem, ITimerTarget
    {
        public void Run() => throw new FormatException();

        public int TimerPlace { get; set; }

        public bool IsArmed(int sequence) => true;

        public void Fire() => throw new FormatException();
    }

    private sealed class ThrowingSource : CoroutineSource<VoidResult>
    {
        internal override string Name => "Torn";

        internal override void Begin(long token) => throw new FormatException();

        internal override void AwaitedBy(Resumable parent) => throw new NotSupportedException();

        internal override void Resume() => throw new FormatException();

        protected override void Adopted(EventLoop loop) { }

        protected override void Recycle() { }
    }
}
