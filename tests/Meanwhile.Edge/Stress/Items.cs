using System.Threading.Channels;

namespace Meanwhile.Edge.Stress;

/// <summary>Threads of the pool write numbers into a channel, and coroutines read them, with tiny times to wait.</summary>
internal static class Items
{
    private const int Writers = 3;

    internal static string? Run(StressRun run, bool byWaiting)
    {
        var channel = Channel.CreateBounded<(int Writer, int Number)>(4);
        var written = new int[Writers];
        var read = Enumerable.Range(0, Writers).Select(_ => new HashSet<int>()).ToArray();
        var doubled = 0;
        run.Run(async () =>
        {
            var readers = Gather(Enumerable.Range(0, 8).Select(number => Read(new Random(number))));
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(writer))));
            channel.Writer.Complete();
            await readers;
        });
        run.Tell($"{written.Sum():N0} items read by {(byWaiting ? "WaitToReadAsync" : "ReadAsync")}");
        var lost = written.Zip(read, static (all, seen) => all - seen.Count).Sum();
        return
            written.Sum() == 0 ? "nothing was written"
            : lost == 0 && doubled == 0 ? null
            : $"of {written.Sum()} items {lost} were lost and {doubled} doubled";

        async Task Write(int writer)
        {
            var random = new Random(writer);
            while (!run.IsOver)
            {
                await channel.Writer.WriteAsync((writer, written[writer]));
                written[writer]++;
                if (random.Next(8) == 0)
                {
                    await Task.Delay(1);
                }
            }
        }

        async Coroutine<bool> Read(Random random)
        {
            while (true)
            {
                (int Writer, int Number)? item = null;
                try
                {
                    await MoveOnAfter(StressRun.Tiny(random), async _ =>
                    {
                        if (!byWaiting)
                        {
                            item = await channel.Reader.ReadAsync(random.Next(8) == 0 ? CancellationToken.None : CurrentToken);
                        }
                        else if (!await channel.Reader.WaitToReadAsync(CurrentToken))
                        {
                            throw new ChannelClosedException();
                        }
                        else if (channel.Reader.TryRead(out var there))
                        {
                            item = there;
                        }
                    });
                }
                catch (ChannelClosedException)
                {
                    return true;
                }

                if (item is { } got && !read[got.Writer].Add(got.Number))
                {
                    doubled++;
                }
            }
        }
    }
}
