using Meanwhile.Testing;

namespace Meanwhile.Tests.Scheduling;

public abstract class TurnOrderContract(TimeProvider clock) : LoopTest(clock)
{
    [Fact, Trait("Row", "S1")]
    public void Coroutine_runs_when_it_is_awaited_and_not_when_it_is_called()
    {
        Run(async () =>
        {
            var coroutine = Work();
            Log.Add("created");
            await coroutine;
            Log.Add("done");
        });

        Log.Is("created | ran | done");

        async Coroutine Work()
        {
            Log.Add("ran");
        }
    }

    [Fact, Trait("Row", "S2")]
    public void Inline_await_comes_before_a_task_that_was_created_earlier()
    {
        Run(async () =>
        {
            CreateTask(Say("task"));
            Log.Add("created");
            await Say("inline");
            Log.Add("after-inline");
            await Yield();
            Log.Add("after-sleep0");
        });

        Log.Is("created | inline | after-inline | task | after-sleep0");
    }

    [Fact, Trait("Row", "S3")]
    public void Tasks_and_callbacks_share_one_queue()
    {
        Run(async () =>
        {
            CreateTask(Say("A"));
            EventLoop.Current.CallSoon(() => Log.Add("cb"));
            CreateTask(Say("B"));
            await Yield();
        });

        Log.Is("A | cb | B");
    }

    [Fact, Trait("Row", "S4")]
    public void Tasks_that_yield_take_turns()
    {
        Run(async () => await Gather(Count("a"), Count("b"), Count("c")));

        Log.Is("a0 | b0 | c0 | a1 | b1 | c1 | a2 | b2 | c2");

        async Coroutine Count(string name)
        {
            for (var i = 0; i < 3; i++)
            {
                Log.Add($"{name}{i}");
                await Yield();
            }
        }
    }

    [Fact, Trait("Row", "S5")]
    public void Await_of_what_is_done_does_not_yield()
    {
        Run(async () =>
        {
            var done = CreateTask(Say("task"));
            await done;
            var future = new Future<int>();
            future.SetResult(7);
            EventLoop.Current.CallSoon(() => Log.Add("other"));
            await done;
            Assert.Equal(7, await future);
            Log.Add("not yielded");
            await Yield();
        });

        Log.Is("task | not yielded | other");
    }

    [Fact]
    public void What_becomes_ready_in_a_turn_waits_for_the_next()
    {
        Run(async () =>
        {
            var loop = EventLoop.Current;
            loop.CallSoon(() =>
            {
                Log.Add("first");
                loop.CallSoon(() => Log.Add("third"));
            });
            loop.CallSoon(() => Log.Add("second"));
            await Yield();
            await Yield();
        });

        Log.Is("first | second | third");
    }

    [Fact]
    public void Same_program_gives_the_same_order_each_time()
    {
        Run(Program);
        var first = Log.ToString();
        for (var i = 0; i < 20; i++)
        {
            var again = new Transcript();
            Run(async () => await ProgramInto(again));
            again.Is(first);
        }

        async Coroutine Program() => await ProgramInto(Log);

        static async Coroutine ProgramInto(Transcript log)
        {
            var random = new Random(7);
            await Gather(Enumerable.Range(0, 20).Select(i => (IAwaitable)Wander(log, i, random.Next(5))).ToArray());
        }

        static async Coroutine Wander(Transcript log, int number, int yields)
        {
            for (var i = 0; i < yields; i++)
            {
                await Yield();
                log.Add($"{number}.{i}");
            }
        }
    }

    private async Coroutine Say(string word)
    {
        Log.Add(word);
    }
}

public class TurnOrderInRealTime() : TurnOrderContract(TimeProvider.System);

public class TurnOrderInVirtualTime() : TurnOrderContract(new VirtualTime());
