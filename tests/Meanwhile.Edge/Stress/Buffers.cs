using System.Buffers;
using System.Runtime.CompilerServices;

namespace Meanwhile.Edge.Stress;

/// <summary>
/// Coroutines rent buffers and have them read into by threads of the pool, with tiny times to wait. A read that is told to end writes for a
/// little while longer: its buffer is not to be another's by then.
/// </summary>
internal static class Buffers
{
    private const int Size = 64;

    internal static string? Run(StressRun run, bool ofSource)
    {
        var pool = ArrayPool<byte>.Create(Size, maxArraysPerBucket: 4);
        var owners = new ConditionalWeakTable<byte[], StrongBox<int>>();
        var reads = 0;
        var overwritten = 0;
        var foreign = 0;
        run.Run(async () =>
            await Gather(Enumerable.Range(1, 16).Select(number => Use(number, new Random(number))))
        );
        run.Tell($"{reads:N0} reads into rented buffers{(ofSource ? " by a source" : "")}");
        return
            reads == 0 ? "nothing was read"
            : overwritten == 0 && foreign == 0 ? null
            : $"of {reads} reads {overwritten} wrote into the buffer of another, and {foreign} found the bytes of another";

        async Coroutine<bool> Use(int number, Random random)
        {
            while (!run.IsOver)
            {
                var buffer = pool.Rent(Size);
                var owner = owners.GetOrCreateValue(buffer);
                Volatile.Write(ref owner.Value, number);
                try
                {
                    var seed = random.Next();
                    await MoveOnAfter(StressRun.Tiny(random), async _ =>
                    {
                        var count = ofSource ? await Pooled(buffer, number, seed, CurrentToken) : await Read(buffer, number, seed, CurrentToken);
                        reads++;
                        if (buffer.AsSpan(0, count).ContainsAnyExcept((byte)number))
                        {
                            foreign++;
                        }
                    });
                }
                finally
                {
                    Volatile.Write(ref owner.Value, 0);
                    pool.Return(buffer);
                }
            }

            return true;
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        async ValueTask<int> Pooled(byte[] buffer, int number, int seed, CancellationToken token) => await Read(buffer, number, seed, token);

        async Task<int> Read(byte[] buffer, int number, int seed, CancellationToken token)
        {
            await Task.Yield();
            return await Task.Run(() => Fill(buffer, number, new Random(seed), token), CancellationToken.None);
        }

        int Fill(byte[] buffer, int number, Random random, CancellationToken token)
        {
            var owner = owners.GetOrCreateValue(buffer);
            for (var i = 0; i < Size; i++)
            {
                if (Volatile.Read(ref owner.Value) != number)
                {
                    Interlocked.Increment(ref overwritten);
                }

                buffer[i] = (byte)number;
                Thread.SpinWait(random.Next(300));
                if (i % 16 == 15)
                {
                    token.ThrowIfCancellationRequested();
                }
            }

            return Size;
        }
    }
}
