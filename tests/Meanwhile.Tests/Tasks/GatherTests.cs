using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Tasks;

// S24, and every form of the api map
public class GatherTests
{
    [Fact]
    public void Task_that_several_have_stopped_waiting_for_can_be_gathered()
    {
        Assert.Equal(
            "2 | 7",
            Printed.By(async print =>
            {
                var task = CreateTask(Slow());
                var impatient = new[] { CreateTask(Wait([task], 1.Seconds)), CreateTask(Wait([task], 2.Seconds)) };
                await Gather(impatient);
                print(EventLoop.Current.Time.TotalSeconds);
                print((await Gather([task])).Single());
            })
        );

        static async Coroutine<int> Slow()
        {
            await Sleep(5.Seconds);
            return 7;
        }
    }

    [Fact]
    public void Results_are_in_the_order_of_the_arguments() =>
        Printed.Run(async () => Is("3 1 2", await Gather([After(3, 3), After(1, 1), After(2, 2)])));

    [Fact]
    public void First_failure_is_thrown_at_once_and_the_siblings_go_on()
    {
        var printed = Printed.By(async print =>
        {
            try
            {
                await Gather([Fails(1), Slow()]);
            }
            catch (FormatException)
            {
                print($"failed at {EventLoop.Current.Time.TotalSeconds}");
            }

            await Sleep(5.Seconds);

            async Coroutine<int> Slow()
            {
                await Sleep(2.Seconds);
                print("sibling");
                return 0;
            }
        });
        Assert.Equal("failed at 1 | sibling", printed);
    }

    [Fact]
    public void Same_coroutine_three_times_runs_once_and_fills_three_places()
    {
        var printed = Printed.By(async print =>
        {
            var once = Once();
            Is("4 4 4", await Gather([once, once, once]));

            async Coroutine<int> Once()
            {
                print("ran");
                await Yield();
                return 4;
            }
        });
        Assert.Equal("ran", printed);
    }

    [Fact]
    public void Nothing_gives_an_empty_result() =>
        Printed.Run(async () =>
        {
            Is("", await Gather(Array.Empty<Coroutine<int>>()));
            Is("", await Gather(new List<LoopTask<int>>()));
            await Gather(Array.Empty<Coroutine>());
            await Gather();
            var outcomes = await GatherOutcomes(Array.Empty<Coroutine<int>>());
            Assert.Empty(outcomes);
        });

    [Fact]
    public void Two_to_eight_of_different_types_are_mixed() =>
        Printed.Run(async () =>
        {
            var (a, b) = await Gather(After(1, 1), CreateTask(Text("b")));
            Assert.Equal((1, "b"), (a, b));
            Assert.Equal((1, 2, 3), await Gather(After(0, 1), After(0, 2), After(0, 3)));
            Assert.Equal((1, "x", 3, "y"), await Gather(After(0, 1), Text("x"), CreateTask(After(0, 3)), Text("y")));
            Assert.Equal((1, 2, 3, 4, 5), await Gather(After(0, 1), After(0, 2), After(0, 3), After(0, 4), After(0, 5)));
            Assert.Equal((1, 2, 3, 4, 5, 6), await Gather(After(0, 1), After(0, 2), After(0, 3), After(0, 4), After(0, 5), After(0, 6)));
            Assert.Equal(
                (1, 2, 3, 4, 5, 6, "7"),
                await Gather(After(0, 1), After(0, 2), After(0, 3), After(0, 4), After(0, 5), After(0, 6), Text("7"))
            );
            Assert.Equal(
                (1, 2, 3, 4, 5, 6, "7", 8),
                await Gather(After(0, 1), After(0, 2), After(0, 3), After(0, 4), After(0, 5), After(0, 6), Text("7"), After(0, 8))
            );
        });

    [Fact]
    public void Every_sequence_compiles_and_gives_an_array() =>
        Printed.Run(async () =>
        {
            int[] numbers = [1, 2];
            Is("1 2", await Gather(numbers.Select(each => After(0, each))));
            Is("1 2", await Gather(numbers.Select(each => CreateTask(After(0, each)))));
            Is("1 2", await Gather(numbers.Select(each => After(0, each)).ToList()));
            Is("1 2", await Gather(numbers.Select(each => CreateTask(After(0, each))).ToArray()));
            Is("1 2", await Gather(new List<IAwaitable<int>> { After(0, 1), CreateTask(After(0, 2)) }));
            Is("1 2", await Gather(numbers.Select(async each => await Task.FromResult(each))));
            await Gather(numbers.Select(_ => Sleep(1.Seconds)));
            await Gather(numbers.Select(_ => CreateTask(Sleep(1.Seconds))));
            await Gather(Sleep(1.Seconds), CreateTask(Sleep(1.Seconds)), After(0, 1));
            await Gather(Sleep(1.Seconds), Sleep(1.Seconds));
        });

    [Fact]
    public void Outcomes_tell_how_each_ended() =>
        Printed.Run(async () =>
        {
            var cancelled = CreateTask(After(9, 9));
            EventLoop.Current.CallSoon(() => cancelled.Cancel("why"));
            var outcomes = await GatherOutcomes(new IAwaitable<int>[] { After(1, 1), Fails(1), cancelled });
            Assert.Equal([true, false, false], outcomes.Select(each => each.IsSuccess));
            Assert.Equal([false, false, true], outcomes.Select(each => each.IsCancelled));
            Assert.Equal(1, outcomes[0].Value);
            Assert.Throws<FormatException>(() => outcomes[1].Value);
        });

    [Fact]
    public void Nulls_are_refused_at_the_call() =>
        Printed.Run(() =>
        {
            Assert.Throws<ArgumentNullException>(() => Gather((IEnumerable<Coroutine<int>>)null!));
            Assert.Throws<ArgumentNullException>(() => Gather((IAwaitable[])null!));
            Assert.Throws<ArgumentNullException>(() => Gather(new LoopTask<int>[] { null! }));
            Assert.Throws<ArgumentNullException>(() => GatherOutcomes((IEnumerable<Coroutine>)null!));
            Assert.Throws<ArgumentNullException>(() => Shield(null!));
            Assert.Throws<ArgumentNullException>(() => Wait((LoopTask[])null!));
            Assert.Throws<ArgumentException>(() => Wait(Array.Empty<LoopTask>()));
            Assert.Throws<ArgumentNullException>(() => AsCompleted((LoopTask[])null!));
            Assert.Throws<ArgumentNullException>(() => WaitFor((LoopTask)null!, 1.Seconds));
            Assert.Throws<ArgumentNullException>(() => WithTimeout(1.Seconds, (Func<TimeoutScope, Coroutine>)null!));
            Assert.Throws<ArgumentNullException>(() => TaskGroup.Run((Func<TaskGroup, Coroutine>)null!));
            Assert.Throws<ArgumentOutOfRangeException>(() => TaskGroup.Run(_ => Coroutine.Completed, limit: 0));
            Assert.Throws<ArgumentOutOfRangeException>(() => Map([1], each => After(0, each), limit: 0));
            Assert.Throws<ArgumentOutOfRangeException>(() => MapStream([1], each => After(0, each), limit: -1));
            return Coroutine.Completed;
        });

    [Fact]
    public void No_loop_is_refused_by_name() =>
        Assert.StartsWith("no running event loop", Assert.Throws<InvalidOperationException>(() => CreateTask(After(0, 0))).Message);

    private static void Is(string expected, int[] actual) => Assert.Equal(expected, string.Join(' ', actual));

    private static async Coroutine<int> After(int seconds, int value)
    {
        await Sleep(seconds.Seconds);
        return value;
    }

    private static async Coroutine<string> Text(string text)
    {
        await Yield();
        return text;
    }

    private static async Coroutine<int> Fails(int seconds)
    {
        await Sleep(seconds.Seconds);
        throw new FormatException();
    }
}
