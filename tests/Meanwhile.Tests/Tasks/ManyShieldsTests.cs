namespace Meanwhile.Tests.Tasks;

/// <summary>Very many wait for one future, and any of them may leave: the rest is told, in the order in which it came.</summary>
public class ManyShieldsTests : LoopTest
{
    private const int Many = 200;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Those_that_have_not_left_go_on_in_the_order_in_which_they_came(int seed)
    {
        var random = new Random(seed);
        var told = new List<int>();
        var expected = new List<int>();
        Run(async () =>
        {
            var future = new Future();
            var waiting = new List<(int Number, LoopTask Task)>();
            for (var number = 0; number < Many; number++)
            {
                waiting.Add((number, CreateTask(Waits(number, future))));
                await Yield();
                while (random.Next(10) > 3 && waiting.Count > 1)
                {
                    var leaving = random.Next(waiting.Count);
                    await waiting[leaving].Task.CancelAndWait();
                    waiting.RemoveAt(leaving);
                    if (random.Next(20) > 0)
                    {
                        break;
                    }
                }
            }

            expected.AddRange(waiting.Select(static each => each.Number));
            future.SetResult();
            await Wait(waiting.Select(static each => each.Task));
        });

        Assert.Equal(expected, told);
        Assert.InRange(told.Count, 2, Many - 20);

        async Coroutine Waits(int number, Future future)
        {
            await Shield(future);
            told.Add(number);
        }
    }

    [Fact]
    public void Failure_after_all_have_left_is_reported_once()
    {
        Run(async () =>
        {
            var future = new Future();
            var waiting = Enumerable.Range(0, Many).Select(_ => CreateTask(Waits(future))).ToList();
            await Yield();
            foreach (var task in waiting)
            {
                await task.CancelAndWait();
            }

            future.SetException(new FormatException("came too late"));
        });

        Assert.Contains("inside a shield", Assert.Single(TakeReports()), StringComparison.Ordinal);

        static async Coroutine Waits(Future future) => await Shield(future);
    }
}
