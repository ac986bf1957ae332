using Meanwhile.Testing;

namespace Meanwhile.Tests.Issues;

/// <summary>The table of running tasks gives the memory of a burst back also while some task runs on.</summary>
public class SlotTableTests
{
    private const int Burst = 100_000;
    private readonly SlotTable<string> table = new();

    [Fact]
    public void Burst_leaves_no_places_behind_while_an_entry_stays()
    {
        var first = table.Add("stays");
        var burst = AddBurst();
        burst.ForEach(table.Remove);
        table.Trim();

        Assert.Equal(1, table.Count);
        Assert.Equal("stays", table[first]);
        Assert.InRange(table.End, 1, 4096);
    }

    [Fact]
    public void Entries_in_high_places_are_in_the_way_only_until_they_go()
    {
        var burst = AddBurst();
        var last = burst[^1];
        burst.SkipLast(1).ToList().ForEach(table.Remove);
        table.Trim();
        Assert.Equal("entry", table[last]);
        Assert.Equal(1, table.Count);

        // Those that come and go meanwhile take low places, so that the high ones empty.
        for (var i = 0; i < 100; i++)
        {
            var next = table.Add("next");
            Assert.InRange(next, 0, 4096);
            table.Remove(last);
            last = next;
        }

        table.Trim();
        Assert.Equal("next", table[last]);
        Assert.InRange(table.End, 1, 4096);
    }

    [Fact]
    public void Burst_after_a_trim_takes_the_places_that_are_there()
    {
        var burst = AddBurst();
        burst.SkipLast(1).ToList().ForEach(table.Remove);
        table.Trim();
        var end = table.End;
        var again = Enumerable.Range(0, Burst - 1).Select(_ => table.Add("again")).ToList();

        Assert.Equal(end, table.End);
        Assert.Equal(Burst, table.Count);
        Assert.Equal(Burst, again.Append(burst[^1]).Distinct().Count());
        Assert.All(again, slot => Assert.Equal("again", table[slot]));
    }

    [Fact]
    public void Coming_and_going_with_trims_at_any_time_loses_nobody()
    {
        var random = new Random(20);
        var live = new List<(int Slot, string Entry)>();
        var taken = new HashSet<int>();
        for (var i = 0; i < 300_000; i++)
        {
            var grows = i / 30_000 % 2 == 0;
            if (random.Next(100) < (grows ? 80 : 20) || live.Count == 0)
            {
                var entry = $"{i}";
                var slot = table.Add(entry);
                Assert.True(taken.Add(slot));
                live.Add((slot, entry));
            }
            else
            {
                var place = random.Next(live.Count);
                var (slot, entry) = live[place];
                live[place] = live[^1];
                live.RemoveAt(live.Count - 1);
                taken.Remove(slot);
                Assert.Same(entry, table[slot]);
                table.Remove(slot);
            }

            if (random.Next(500) == 0)
            {
                table.Trim();
            }

            Assert.Equal(live.Count, table.Count);
        }

        Assert.All(live, each => Assert.Same(each.Entry, table[each.Slot]));
    }

    [Fact]
    public void Idle_loop_trims_its_own()
    {
        // The loop's own table cannot be seen: the tasks of a burst must run to their ends also when trims come in between.
        Async.Run(
            async () =>
            {
                for (var burst = 0; burst < 3; burst++)
                {
                    var tasks = Enumerable.Range(0, 20_000).Select(i => CreateTask(Sleep(TimeSpan.FromSeconds(i % 500)))).ToArray();
                    await Gather(tasks);
                    Assert.Equal(1, EventLoop.Current.TaskCount);
                }
            },
            new LoopOptions { TimeProvider = new VirtualTime(), HandleInterrupt = false }
        );
    }

    private List<int> AddBurst() => [.. Enumerable.Range(0, Burst).Select(_ => table.Add("entry"))];
}
