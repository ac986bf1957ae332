using System.Diagnostics;

namespace Meanwhile.Programs;

/// <summary>A tree of tasks, ten children each, down to 1,000,000 leaves that return their number; the root returns the sum.</summary>
internal static class Skynet
{
    private const int Leaves = 1_000_000;
    private const long Sum = (long)Leaves * (Leaves - 1) / 2;

    internal static void Ours()
    {
        var started = Stopwatch.GetTimestamp();
        Print(started, Async.Run(() => Node(0, Leaves)));

        static async Coroutine<long> Node(long number, int leaves)
        {
            if (leaves == 1)
            {
                return number;
            }

            var children = new LoopTask<long>[10];
            for (var i = 0; i < children.Length; i++)
            {
                children[i] = Async.CreateTask(Node(number + (i * (leaves / 10)), leaves / 10));
            }

            var sum = 0L;
            foreach (var child in children)
            {
                sum += await child;
            }

            return sum;
        }
    }

    internal static void DotNet()
    {
        var started = Stopwatch.GetTimestamp();
        Print(started, Node(0, Leaves).GetAwaiter().GetResult());

        static async Task<long> Node(long number, int leaves)
        {
            if (leaves == 1)
            {
                return number;
            }

            var children = new Task<long>[10];
            for (var i = 0; i < children.Length; i++)
            {
                var first = number + (i * (leaves / 10));
                children[i] = Task.Run(() => Node(first, leaves / 10));
            }

            var sum = 0L;
            foreach (var child in children)
            {
                sum += await child;
            }

            return sum;
        }
    }

    private static void Print(long started, long sum)
    {
        Measured.PrintTime("ms", started);
        Measured.PrintPeakMemory();
        if (sum != Sum)
        {
            throw new InvalidOperationException($"The leaves add up to {sum}, not to {Sum}.");
        }
    }
}
