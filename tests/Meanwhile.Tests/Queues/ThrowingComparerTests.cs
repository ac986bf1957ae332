using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Queues;

/// <summary>A comparer is the caller's code: whenever it throws, nothing is lost and the order holds.</summary>
public class ThrowingComparerTests
{
    [Fact]
    public void Comparer_that_throws_at_any_comparison_damages_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var failing = false;
            var queue = new AsyncPriorityQueue<int>(comparer: Comparer<int>.Create((a, b) => failing && random.Next(4) == 0 ? throw new InvalidTimeZoneException() : a.CompareTo(b)));
            var expected = new List<int>();
            for (var step = 0; step < 60; step++)
            {
                failing = true;
                try
                {
                    var item = random.Next(20);
                    if (random.Next(3) > 0)
                    {
                        Assert.True(queue.TryPut(item));
                        expected.Add(item);
                    }
                    else if (queue.TryGet(out var got))
                    {
                        Assert.Equal(expected.Min(), got);
                        Assert.True(expected.Remove(got));
                    }
                }
                catch (InvalidTimeZoneException)
                {
                    // As it was.
                }

                Assert.Equal(expected.Count, queue.Count);
            }

            failing = false;
            expected.Sort();
            var rest = new List<int>();
            while (queue.TryGet(out var item))
            {
                rest.Add(item);
            }

            Assert.Equal(expected, rest);
        }
    }

    [Fact]
    public void Getter_that_fails_by_the_comparer_leaves_the_item_to_the_next() =>
        Printed.Run(async () =>
        {
            var failures = 0;
            var queue = new AsyncPriorityQueue<int>(comparer: Comparer<int>.Create((a, b) => failures-- > 0 ? throw new InvalidTimeZoneException() : a.CompareTo(b)));
            var tasks = Enumerable.Range(0, 4).Select(_ => CreateTask(queue.Get())).ToArray();
            await Yield();
            foreach (var item in (int[])[3, 1, 2])
            {
                queue.TryPut(item);
            }

            failures = 1;
            var outcomes = await GatherOutcomes(tasks);
            Assert.IsType<InvalidTimeZoneException>(outcomes[0].Exception);
            Assert.Equal([1, 2, 3], outcomes.Skip(1).Select(outcome => outcome.Value));
        });

    [Fact]
    public void Shutdown_at_once_asks_no_comparer() =>
        Printed.Run(async () =>
        {
            var failing = false;
            var queue = new AsyncPriorityQueue<int>(2, Comparer<int>.Create((a, b) => failing ? throw new InvalidTimeZoneException() : a.CompareTo(b)));
            queue.TryPut(1);
            queue.TryPut(2);
            var waiting = CreateTask(queue.Put(3));
            var joining = CreateTask(queue.Join());
            await Yield();
            failing = true;
            queue.Shutdown(immediate: true);
            await joining;
            await Assert.ThrowsAsync<QueueShutDownException>(async () => await waiting);
        });

    [Fact]
    public void Large_heap_gives_everything_in_order()
    {
        var random = new Random(7);
        var items = Enumerable.Range(0, 20_000).Select(number => (Priority: random.Next(500), number)).ToArray();
        var queue = new AsyncPriorityQueue<(int Priority, int Number)>(comparer: Comparer<(int Priority, int Number)>.Create((a, b) => a.Priority.CompareTo(b.Priority)));
        Assert.All(items, item => Assert.True(queue.TryPut(item)));
        var got = new List<(int, int)>();
        while (queue.TryGet(out var item))
        {
            got.Add(item);
        }

        Assert.Equal(items.OrderBy(item => item.Priority), got);
    }
}
