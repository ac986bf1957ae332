using System.Collections;

namespace Meanwhile.Tests.Tasks;

/// <summary>When Map and MapStream take their items.</summary>
public class MapItemsTests : LoopTest
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public void Work_may_change_the_collection_that_it_works_on(int? limit) =>
        Run(async () =>
        {
            List<int> list = [1, 2, 3, 4, 5];
            await Map(list, async item => { await Yield(); list.Remove(item); }, limit);
            Assert.Empty(list);

            list = [1, 2, 3, 4, 5];
            int[] all = [1, 2, 3, 4, 5];
            Assert.Equal(all, await Map(list, async item => { list.Add(9); await Yield(); list.Remove(item); return item; }, limit));
            Assert.Equal([9, 9, 9, 9, 9], list);

            HashSet<int> set = [1, 2, 3];
            await Map(set, async item => { await Yield(); set.Add(item + 10); }, limit);
            Assert.Equal(6, set.Count);

            var byName = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
            await Map(byName.Keys, async name => { await Yield(); byName[name + name] = 4; }, limit);
            Assert.Equal(6, byName.Count);

            var queue = new Queue<int>([1, 2, 3]);
            await Map(queue, async item => { await Yield(); queue.Enqueue(item); }, limit);
            Assert.Equal(6, queue.Count);

            list = [1, 2, 3];
            await Map(list.AsReadOnly(), async item => { await Yield(); list.Remove(item); }, limit);
            Assert.Empty(list);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Work_of_a_MapStream_may_change_the_collection_that_it_works_on(int limit) =>
        Run(async () =>
        {
            List<int> list = [1, 2, 3, 4];
            var sum = 0;
            await foreach (var outcome in MapStream(list, async item => { await Yield(); list.Remove(item); return item; }, limit))
            {
                sum += outcome.Value;
            }

            Assert.Equal(10, sum);
            Assert.Empty(list);
        });

    [Fact]
    public void Work_of_a_ParallelMap_may_change_the_collection_that_it_works_on() =>
        Run(async () =>
        {
            List<int> list = [1, 2, 3, 4];
            await ParallelMap(list, item =>
            {
                lock (list)
                {
                    list.Remove(item);
                }
            });
            Assert.Empty(list);
        });

    [Fact]
    public void Without_a_limit_all_items_are_taken_before_the_work_begins() =>
        Run(async () =>
        {
            var items = new Sequence(3);
            await Map(items, async item =>
            {
                Assert.Equal((3, 1, 1), (items.Taken, items.EndsSeen, items.Disposed));
                await Yield();
            });
            Assert.Equal((3, 1, 1), (items.Taken, items.EndsSeen, items.Disposed));
        });

    [Fact]
    public void What_a_query_makes_of_a_list_that_the_work_changes_is_taken_before_too() =>
        Run(async () =>
        {
            List<int> list = [1, 2, 3, 4];
            await Map(list.Where(item => item % 2 == 0), async item => { await Yield(); list.Remove(item); });
            Assert.Equal([1, 3], list);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void With_a_limit_the_next_item_of_a_sequence_is_taken_when_there_is_room(int limit) =>
        Run(async () =>
        {
            var items = new Sequence(7);
            var done = 0;
            await Map(
                items,
                async _ =>
                {
                    await Yield();
                    Assert.InRange(items.Taken, 1, done + limit);
                    await Sleep(1.Seconds);
                    done++;
                },
                limit
            );
            Assert.Equal((7, 1, 1), (items.Taken, items.EndsSeen, items.Disposed));
        });

    [Fact]
    public void End_of_a_sequence_is_looked_for_once_and_never_while_there_is_no_room() =>
        Run(async () =>
        {
            var items = new Sequence(2);
            var done = 0;
            await Map(items, async item =>
            {
                Assert.Equal(0, items.EndsSeen);
                await Sleep(item.Seconds);
                Assert.Equal(done, items.EndsSeen);
                done++;
            }, limit: 2);
            Assert.Equal((2, 1, 1), (done, items.EndsSeen, items.Disposed));

            // There is room for a third at the start: so that is when its end is seen.
            items = new Sequence(2);
            await Map(items, async _ => Assert.Equal((1, 1), (items.EndsSeen, items.Disposed)), limit: 3);
            Assert.Equal((1, 1), (items.EndsSeen, items.Disposed));
        });

    [Fact]
    public void Sequence_without_an_end_is_worked_on_for_as_long_as_there_is_time() =>
        Run(async () =>
        {
            var items = new Sequence(int.MaxValue);
            Assert.False(await MoveOnAfter(10.Seconds, async _ => await Map(items, async _ => await Sleep(1.Seconds), limit: 2)));
            Assert.Equal(1, items.Disposed);
            Assert.InRange(items.Taken, 20, 22);

            // It knows its count, and is not made up for that.
            Assert.False(await MoveOnAfter(10.Seconds, async _ => await Map(Enumerable.Range(0, int.MaxValue), async _ => await Sleep(1.Seconds), limit: 2)));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void MapStream_takes_an_item_only_when_there_is_room_for_it(int limit) =>
        Run(async () =>
        {
            var items = new Sequence(8);
            var seen = 0;
            await foreach (var outcome in MapStream(items, async item => item, limit))
            {
                await Sleep(1.Seconds);
                Assert.InRange(items.Taken, 1, seen + 1 + limit);
                seen++;
            }

            Assert.Equal((8, 8, 1, 1), (seen, items.Taken, items.EndsSeen, items.Disposed));
        });

    private sealed class Sequence(int count) : IEnumerable<int>
    {
        private int Count => count;

        internal int Taken { get; private set; }

        internal int EndsSeen { get; private set; }

        internal int Disposed { get; private set; }

        public IEnumerator<int> GetEnumerator() => new Walk(this);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private sealed class Walk(Sequence sequence) : IEnumerator<int>
        {
            public int Current => sequence.Taken;

            object IEnumerator.Current => Current;

            public bool MoveNext()
            {
                if (sequence.Taken == sequence.Count)
                {
                    sequence.EndsSeen++;
                    return false;
                }

                sequence.Taken++;
                return true;
            }

            public void Reset() => throw new NotSupportedException();

            public void Dispose() => sequence.Disposed++;
        }
    }
}
