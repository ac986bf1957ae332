using System.Threading.Channels;
using BenchmarkDotNet.Attributes;

namespace Meanwhile.Micro;

/// <summary>Two tasks hand a number to and fro through two queues of one; counted are the times there and back.</summary>
public class PingPong
{
    private const int Rallies = 50_000;

    [Benchmark(OperationsPerInvoke = Rallies)]
    public int Ours() =>
        Async.Run(async () =>
        {
            var there = new AsyncQueue<int>(1);
            var back = new AsyncQueue<int>(1);
            var other = Async.CreateTask(Return());
            var last = 0;
            for (var i = 0; i < Rallies; i++)
            {
                await there.Put(i);
                last = await back.Get();
            }

            await other;
            return last;

            async Coroutine Return()
            {
                for (var i = 0; i < Rallies; i++)
                {
                    await back.Put(await there.Get());
                }
            }
        });

    [Benchmark(OperationsPerInvoke = Rallies, Baseline = true)]
    public int DotNetChannel() => OverChannels(new BoundedChannelOptions(1));

    // Who waits goes on inside the call that hands over: on one thread, and at any depth of the stack.
    [Benchmark(OperationsPerInvoke = Rallies)]
    public int DotNetSynchronousChannel() =>
        OverChannels(new BoundedChannelOptions(1) { AllowSynchronousContinuations = true, SingleReader = true, SingleWriter = true });

    private static int OverChannels(BoundedChannelOptions options)
    {
        return Play().GetAwaiter().GetResult();

        async Task<int> Play()
        {
            var there = Channel.CreateBounded<int>(options);
            var back = Channel.CreateBounded<int>(options);
            var other = Task.Run(Return);
            var last = 0;
            for (var i = 0; i < Rallies; i++)
            {
                await there.Writer.WriteAsync(i);
                last = await back.Reader.ReadAsync();
            }

            await other;
            return last;

            async Task Return()
            {
                for (var i = 0; i < Rallies; i++)
                {
                    await back.Writer.WriteAsync(await there.Reader.ReadAsync());
                }
            }
        }
    }
}
