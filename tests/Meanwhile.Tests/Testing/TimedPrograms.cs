using System.Threading.Channels;
using Meanwhile.Testing;

namespace Meanwhile.Tests.Testing;

/// <summary>Programs that meet .NET's own ways of waiting, and know how much time each step of theirs takes: none passes but what they sleep.</summary>
internal sealed class TimedPrograms(VirtualTime clock)
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    private readonly TimeSpan start = clock.Now;

    internal static IReadOnlyDictionary<string, Func<VirtualTime, Coroutine>> All { get; } =
        new Dictionary<string, Func<VirtualTime, Coroutine>>
        {
            ["async methods that are gathered"] = static clock => new TimedPrograms(clock).Gathered(),
            ["async methods of WhenAll"] = static clock => new TimedPrograms(clock).AllAtOnce(),
            ["a library that leaves the context"] = static clock => new TimedPrograms(clock).Library(),
            ["a semaphore from hand to hand"] = static clock => new TimedPrograms(clock).Semaphore(CancellationToken.None),
            ["a semaphore with a token"] = static clock => new TimedPrograms(clock).SemaphoreWithToken(),
            ["a channel"] = static clock => new TimedPrograms(clock).Handed(inLibrary: false),
            ["a channel read by a library"] = static clock => new TimedPrograms(clock).Handed(inLibrary: true),
            ["work on the pool"] = static clock => new TimedPrograms(clock).OnPool(static () => Task.Run(static () => Compute())),
            ["work on a thread of its own"] = static clock => new TimedPrograms(clock).OnPool(LongRunning),
            ["async work on the pool"] = static clock => new TimedPrograms(clock).OnPool(static () => Task.Run(Hops)),
            ["work on the pool in parts"] = static clock => new TimedPrograms(clock).OnPool(static () => Task.Run(Compute).ContinueWith(static _ => Compute(), TaskScheduler.Default)),
            ["work on the pool, gathered"] = static clock => new TimedPrograms(clock).OnPool(WorkGathered),
            ["what comes from the pool to a future"] = static clock => new TimedPrograms(clock).Brought(useQueue: false),
            ["what comes from the pool to a queue"] = static clock => new TimedPrograms(clock).Brought(useQueue: true),
            ["a timer of the clock"] = static clock => new TimedPrograms(clock).Periodic(),
            ["delays of a library"] = static clock => new TimedPrograms(clock).Delays(),
        };

    private async Coroutine Gathered()
    {
        var all = await WithTimeout(5.Seconds, async _ => await Gather(Names.Select(async name => await Fetch(name))));
        Assert.Equal("a after 1 s, b after 1 s, c after 1 s, d after 1 s", string.Join(", ", all));
        HavePassed(1);
    }

    private async Coroutine AllAtOnce()
    {
        var all = await WithTimeout(5.Seconds, async _ => await Task.WhenAll(Names.Select(FetchAsync)));
        Assert.Equal("a after 1 s, b after 1 s, c after 1 s, d after 1 s", string.Join(", ", all));
        HavePassed(1);
    }

    private async Coroutine Library()
    {
        var beside = CreateTask(Ticks(3));
        for (var i = 1; i <= 3; i++)
        {
            var all = await WithTimeout(1.5.Seconds, async _ => await Gather(Names.Select(LeavesContext)));
            Assert.Equal($"a after {i} s, b after {i} s, c after {i} s, d after {i} s", string.Join(", ", all));
            HavePassed(i);
        }

        await beside;
    }

    // Nothing of .NET's own is waited for: what is begun beside brings what is.
    private async Coroutine Brought(bool useQueue)
    {
        for (var i = 1; i <= 5; i++)
        {
            var future = new Future<int>();
            var queue = new AsyncQueue<int>();
            _ = Produce(future, queue);
            var brought = await WithTimeout(5.Seconds, async _ => useQueue ? await queue.Get() : await future);
            Assert.Equal(4950, brought);
            await Sleep(1.Seconds);
            HavePassed(i);
        }

        async Task Produce(Future<int> future, AsyncQueue<int> queue)
        {
            var made = await Task.Run(static () => Enumerable.Range(0, 100).Sum());
            queue.TryPut(made);
            future.SetResult(made);
        }
    }

    private async Coroutine SemaphoreWithToken()
    {
        using var never = new CancellationTokenSource();
        await Semaphore(never.Token);
    }

    private async Coroutine Semaphore(CancellationToken token)
    {
        using var slim = new SemaphoreSlim(1);
        await Gather(Enumerable.Range(1, 5).Select(Worker));

        async Coroutine Worker(int number)
        {
            await slim.WaitAsync(token);
            HavePassed(number - 1);
            await Sleep(1.Seconds);
            slim.Release();
        }
    }

    private async Coroutine Handed(bool inLibrary)
    {
        var channel = Channel.CreateUnbounded<int>();
        var producer = CreateTask(Produce());
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(i, inLibrary ? await ReadInLibrary(channel.Reader) : await channel.Reader.ReadAsync());
            HavePassed(i);
        }

        await producer;

        async Coroutine Produce()
        {
            for (var i = 1; i <= 5; i++)
            {
                await Sleep(1.Seconds);
                Assert.True(channel.Writer.TryWrite(i));
            }
        }
    }

    private async Coroutine OnPool(Func<Task> work)
    {
        var beside = CreateTask(Hours(3));
        for (var i = 0; i < 3; i++)
        {
            await work();
            HavePassed(i * 3600);
            await Sleep(1.Hours);
        }

        await beside;
    }

    private async Coroutine Periodic()
    {
        using var timer = new PeriodicTimer(1.Seconds, clock);
        for (var i = 1; i <= 3; i++)
        {
            Assert.True(await timer.WaitForNextTickAsync());
            HavePassed(i);
        }
    }

    private async Coroutine Delays()
    {
        await Gather(Enumerable.Range(1, 4).Select(DelayTwice));
        HavePassed(8);

        async Task DelayTwice(int seconds)
        {
            await Task.Delay(seconds.Seconds, clock).ConfigureAwait(false);
            await Task.Yield();
            HavePassed(seconds);
            await Task.Run(Compute).ConfigureAwait(false);
            await Task.Delay(seconds.Seconds, clock).ConfigureAwait(false);
            HavePassed(2 * seconds);
        }
    }

    private async Coroutine<string> Fetch(string name)
    {
        await Sleep(1.Seconds);
        return $"{name} after {Seconds} s";
    }

    private async Task<string> FetchAsync(string name) => await Fetch(name);

    private async Task<string> LeavesContext(string name)
    {
        var got = await FetchAsync(name).ConfigureAwait(false);
        await Task.Yield();
        await Task.Run(Compute).ConfigureAwait(false);
        return got;
    }

    private static async ValueTask<int> ReadInLibrary(ChannelReader<int> reader)
    {
        var item = await reader.ReadAsync().ConfigureAwait(false);
        await Task.Yield();
        return item;
    }

    private static async Coroutine Ticks(int seconds)
    {
        for (var i = 0; i < seconds * 10; i++)
        {
            await Sleep(100.Milliseconds);
        }
    }

    private static async Coroutine Hours(int hours)
    {
        for (var i = 0; i < hours; i++)
        {
            await Sleep(1.Hours);
        }
    }

    private static Task LongRunning() =>
        Task.Factory.StartNew(Compute, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task WorkGathered()
    {
        var all = await Task.WhenAll(Task.Run(Compute), Task.Run(Hops));
        Assert.Equal(2, all.Length);
    }

    private static async Task<int> Hops()
    {
        var sum = 0;
        for (var i = 0; i < 3; i++)
        {
            await Task.Yield();
            sum += Compute();
        }

        return sum;
    }

    private static int Compute()
    {
        Thread.SpinWait(2000);
        return 1;
    }

    private double Seconds => (clock.Now - start).TotalSeconds;

    private void HavePassed(int seconds) => Assert.Equal(seconds, Seconds);
}
