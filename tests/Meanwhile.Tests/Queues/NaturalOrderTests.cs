using Meanwhile.Tests.Programs;

namespace Meanwhile.Tests.Queues;

/// <summary>A priority queue without a comparer puts items in the order in which they compare themselves, and says so where they cannot.</summary>
public class NaturalOrderTests
{
    [Fact]
    public void Type_whose_values_have_no_order_is_refused_at_once()
    {
        Refused<Job>();
        Refused<Point>();
        Refused<int[]>();

        static void Refused<T>()
        {
            var refusal = Assert.Throws<ArgumentException>(() => new AsyncPriorityQueue<T>());
            Assert.Equal("comparer", refusal.ParamName);
            Assert.StartsWith($"{typeof(T)} is not IComparable: its values have no order of their own. Give the queue a comparer.", refusal.Message);
        }
    }

    [Fact]
    public void Comparer_makes_an_order_for_any_type() =>
        Printed.Run(async () =>
        {
            var queue = new AsyncPriorityQueue<Job>(comparer: Comparer<Job>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)));
            await queue.Put(new Job("b"));
            await queue.Put(new Job("a"));
            Assert.Equal("a", (await queue.Get()).Name);
        });

    [Fact]
    public void First_item_without_an_order_is_refused_where_the_type_leaves_it_open() =>
        Printed.Run(async () =>
        {
            var queue = new AsyncPriorityQueue<object>();
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.Put(new Job("a")));
            Assert.Equal($"{typeof(Job)} is not IComparable: such an item has no order of its own. Give the queue a comparer.", refusal.Message);
            Assert.Throws<InvalidOperationException>(() => queue.TryPut(new Job("a")));
            Assert.Equal(0, queue.Count);

            Assert.True(queue.TryPut(2));
            Assert.True(queue.TryPut(1));
            Assert.Equal(1, await queue.Get());
        });

    [Fact]
    public void Tuples_that_differ_only_in_what_has_no_order_are_refused_and_the_queue_stays_as_it_was() =>
        Printed.Run(async () =>
        {
            var queue = new AsyncPriorityQueue<(int Priority, Job Job)>();
            await queue.Put((1, new Job("one")));
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.Put((1, new Job("too"))));
            Assert.StartsWith($"Two items of the type {typeof((int, Job))} cannot be put in order", refusal.Message);
            Assert.Contains("Give the queue a comparer", refusal.Message);
            await queue.Put((2, new Job("two")));
            Assert.Equal(2, queue.Count);
            Assert.Equal("one", (await queue.Get()).Job.Name);
            Assert.Equal("two", (await queue.Get()).Job.Name);
        });

    [Fact]
    public void Tuples_that_meet_only_when_one_is_taken_are_refused_then() =>
        Printed.Run(async () =>
        {
            var queue = new AsyncPriorityQueue<(int Priority, Job Job)>();
            await queue.Put((1, new Job("one")));
            await queue.Put((2, new Job("two")));
            await queue.Put((2, new Job("too")));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.Get());
            Assert.Equal(3, queue.Count);
        });

    [Fact]
    public void What_the_items_own_comparison_throws_is_passed_on() =>
        Printed.Run(async () =>
        {
            var queue = new AsyncPriorityQueue<object>();
            await queue.Put("text");
            await Assert.ThrowsAsync<ArgumentException>(async () => await queue.Put(1));
        });

    [Fact]
    public void Types_that_compare_themselves_in_any_way_are_taken() =>
        Printed.Run(async () =>
        {
            Assert.Equal(["1", "2"], await InOrder("2", "1"));
            Assert.Equal([null, 1, 2], await InOrder<int?>(2, null, 1));
            Assert.Equal([(1, "b"), (2, "a")], await InOrder((2, "a"), (1, "b")));
            Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], await InOrder(DayOfWeek.Friday, DayOfWeek.Monday));
            Assert.Equal([1, 2L], (await InOrder<IComparable<long>>(2L, 1L)).Select(item => (long)item));
        });

    private static async Coroutine<List<T>> InOrder<T>(params T[] items)
    {
        var queue = new AsyncPriorityQueue<T>();
        foreach (var item in items)
        {
            await queue.Put(item);
        }

        var got = new List<T>();
        while (queue.TryGet(out var item))
        {
            got.Add(item);
        }

        return got;
    }

    private sealed class Job(string name)
    {
        internal string Name => name;
    }

    private readonly record struct Point(int X, int Y);
}
