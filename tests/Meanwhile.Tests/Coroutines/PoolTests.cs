namespace Meanwhile.Tests.Coroutines;

public class PoolTests : LoopTest
{
    [Fact]
    public void Pool_keeps_no_more_than_its_cap()
    {
        using var loop = new EventLoop(Options);
        var pool = new SourcePool<SleepSource>(loop);
        var burst = RentAll(pool, 10_000);
        Assert.Equal(10_000, pool.Outstanding);
        ReturnAll(pool, burst);
        Assert.Equal(0, pool.Outstanding);

        Assert.Equal(4096, CountKnown(pool, burst, 10_000));
    }

    [Fact]
    public void Trimming_lets_go_of_what_the_last_period_did_not_need()
    {
        using var loop = new EventLoop(Options);
        var pool = new SourcePool<SleepSource>(loop);
        var burst = RentAll(pool, 1000);
        ReturnAll(pool, burst);
        for (var i = 0; i < 20; i++)
        {
            pool.Trim();
        }

        Assert.InRange(CountKnown(pool, burst, 1000), 0, 1);
    }

    [Fact]
    public void Trimming_leaves_what_every_period_needs()
    {
        using var loop = new EventLoop(Options);
        var pool = new SourcePool<SleepSource>(loop);
        var burst = RentAll(pool, 1000);
        ReturnAll(pool, burst);
        for (var i = 0; i < 50; i++)
        {
            ReturnAll(pool, RentAll(pool, 100));
            pool.Trim();
        }

        Assert.InRange(CountKnown(pool, burst, 1000), 95, 300);
    }

    private static SleepSource[] RentAll(SourcePool<SleepSource> pool, int count) => [.. Enumerable.Range(0, count).Select(_ => pool.Rent())];

    private static void ReturnAll(SourcePool<SleepSource> pool, IEnumerable<SleepSource> sources)
    {
        foreach (var source in sources)
        {
            pool.Return(source);
        }
    }

    private static int CountKnown(SourcePool<SleepSource> pool, SleepSource[] known, int rented)
    {
        HashSet<SleepSource> all = [.. known];
        return RentAll(pool, rented).Count(all.Contains);
    }
}
