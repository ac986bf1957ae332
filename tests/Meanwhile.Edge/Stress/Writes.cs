using System.Threading.Channels;

namespace Meanwhile.Edge.Stress;

/// <summary>Coroutines write into a channel, with tiny times to wait, and threads of the pool read from it.</summary>
internal static class Writes
{
    internal static string? Run(StressRun run)
    {
        var channel = Channel.CreateBounded<int>(2);
        var written = new HashSet<int>();
        var read = new HashSet<int>();
        var doubled = 0;
        run.Run(async () =>
        {
            var next = 0;
            var reading = Task.Run(Read);
            await Gather(Enumerable.Range(0, 8).Select(number => Write(new Random(number), () => ++next)));
            channel.Writer.Complete();
            await reading;
        });
        run.Tell($"{written.Count:N0} items written by WriteAsync");
        return
            written.Count == 0 ? "nothing was written"
            : doubled == 0 && read.SetEquals(written) ? null
            : $"{written.Count} items were written, {read.Count} read and {doubled} doubled";

        async Coroutine<bool> Write(Random random, Func<int> number)
        {
            while (!run.IsOver)
            {
                var item = number();
                await MoveOnAfter(StressRun.Tiny(random), async _ =>
                {
                    await channel.Writer.WriteAsync(item, CurrentToken);
                    written.Add(item);
                });
            }

            return true;
        }

        async Task Read()
        {
            var random = new Random(0);
            await foreach (var item in channel.Reader.ReadAllAsync())
            {
                if (!read.Add(item))
                {
                    doubled++;
                }

                Thread.SpinWait(random.Next(3000));
                if (random.Next(16) == 0)
                {
                    await Task.Delay(1);
                }
            }
        }
    }
}
