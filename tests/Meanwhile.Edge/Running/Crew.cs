using System.Collections.Concurrent;

namespace Meanwhile.Edge.Running;

/// <summary>Runs many cases at once: most of them wait for real time to pass.</summary>
internal static class Crew
{
    /// <summary>How many at once, most often.</summary>
    internal const int Usual = 48;

    // Far more than any case takes, also where others keep the machine busy.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    /// <summary>Those that failed, and how. A case that hangs fails, and its thread is left behind.</summary>
    /// <param name="cases">What is to hold.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="more">How much longer than usual one may take.</param>
    internal static IReadOnlyList<(string Name, string Problem)> Run(IReadOnlyList<Case> cases, int atOnce = Usual, TimeSpan more = default)
    {
        var most = Most + more;
        var failed = new ConcurrentQueue<(string Name, string Problem)>();
        var queue = new ConcurrentQueue<Case>(cases);
        using var left = new CountdownEvent(cases.Count + 1);
        for (var i = 0; i < Math.Min(atOnce, cases.Count); i++)
        {
            new Worker(queue, failed, left, most).Start();
        }

        left.Signal();
        left.Wait();
        return [.. failed];
    }

    private sealed class Worker(ConcurrentQueue<Case> queue, ConcurrentQueue<(string Name, string Problem)> failed, CountdownEvent left, TimeSpan most)
    {
        internal void Start() => new Thread(Work) { IsBackground = true }.Start();

        private void Work()
        {
            while (queue.TryDequeue(out var next))
            {
                var isOver = 0;
                using var alarm = new Timer(
                    _ =>
                    {
                        if (Interlocked.Exchange(ref isOver, 1) == 0)
                        {
                            failed.Enqueue((next.Name, $"it hangs: it has not ended within {most.TotalSeconds} s"));
                            new Worker(queue, failed, left, most).Start();
                            left.Signal();
                        }
                    },
                    null,
                    most,
                    Timeout.InfiniteTimeSpan
                );
                var problem = Check(next);
                if (Interlocked.Exchange(ref isOver, 1) != 0)
                {
                    // Another has taken its place.
                    return;
                }

                if (problem is not null)
                {
                    failed.Enqueue((next.Name, problem));
                }

                left.Signal();
            }
        }

        private static string? Check(Case next)
        {
            try
            {
                return next.Check();
            }
            catch (Exception thrown)
            {
                return thrown.ToString();
            }
        }
    }
}
